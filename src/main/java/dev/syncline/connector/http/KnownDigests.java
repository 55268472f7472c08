package dev.syncline.connector.http;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Digests of files this process stored, for trackers that tell none; the last ten thousand. */
public final class KnownDigests {

    private static final int REMEMBERED = 10_000;

    private final Map<String, String> digests = Collections.synchronizedMap(new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > REMEMBERED;
        }
    });

    public void remember(String id, String sha256) {
        digests.put(id, sha256);
    }

    /** Lower-case hex sha-256; null when this process did not store the file. */
    public @Nullable String of(String id) {
        return digests.get(id);
    }
}
