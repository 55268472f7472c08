package dev.syncline.trial;

import dev.syncline.item.ReferenceKind;
import dev.syncline.script.LocalKey;
import dev.syncline.script.TrackerPort;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tracker as a rule on trial may ask it; every question is written down. */
final class Questions implements TrackerPort {

    private static final int MOST = 200;

    private final TrackerPort real;
    private final List<Question> asked = new ArrayList<>();

    Questions(TrackerPort real) {
        this.real = real;
    }

    @Override
    public Optional<Map<String, @Nullable Object>> find(ReferenceKind kind, String name) {
        Optional<Map<String, @Nullable Object>> found = real.find(kind, name);
        add("Look up %s “%s”".formatted(words(kind.name()), name), found.isPresent() ? "found" : "not found");
        return found;
    }

    @Override
    public String trackerUrl() {
        return real.trackerUrl();
    }

    @Override
    public Optional<LocalKey> localKeyOf(String remoteId) {
        Optional<LocalKey> found = real.localKeyOf(remoteId);
        add(
                "Look up the local item of remote item “%s”".formatted(remoteId),
                found.map(key -> String.valueOf(key.key())).orElse("not found"));
        return found;
    }

    List<Question> asked() {
        synchronized (asked) {
            return List.copyOf(asked);
        }
    }

    private void add(String what, String answer) {
        synchronized (asked) {
            if (asked.size() < MOST) {
                asked.add(new Question(what, true, answer));
            }
        }
    }

    private static String words(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
