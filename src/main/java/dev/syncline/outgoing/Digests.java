package dev.syncline.outgoing;

import dev.syncline.connector.Connector;
import dev.syncline.item.ItemRef;
import dev.syncline.item.Replica;
import dev.syncline.twin.LocalSide;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gives every file of a replica its digest, reading a file once where the tracker does not know it. */
@Component
class Digests {

    private final JdbcClient jdbc;
    private final LocalSide local;

    Digests(JdbcClient jdbc, LocalSide local) {
        this.jdbc = jdbc;
        this.local = local;
    }

    /** Every file with its digest. */
    Replica complete(ItemRef ref, Replica replica) {
        return each(replica, file -> complete(ref, file, this::digest));
    }

    /** Files with the digests that are known already; none is read. */
    Replica known(ItemRef ref, Replica replica) {
        return each(
                replica,
                file -> complete(ref, file, (item, id) -> kept(item, id).orElse(null)));
    }

    private static Replica each(Replica replica, UnaryOperator<@Nullable Object> completing) {
        if (!(replica.hub().get("attachments") instanceof List<?> files) || files.isEmpty()) {
            return replica;
        }
        List<@Nullable Object> completed = new ArrayList<>();
        files.forEach(file -> completed.add(completing.apply(file)));
        Map<String, @Nullable Object> hub = new LinkedHashMap<>(replica.hub());
        hub.put("attachments", completed);
        return new Replica(hub);
    }

    private static @Nullable Object complete(
            ItemRef ref, @Nullable Object file, BiFunction<ItemRef, String, @Nullable String> digest) {
        if (!(file instanceof Map<?, ?> entry) || entry.get("sha256") != null || entry.get("id") == null) {
            return file;
        }
        Map<String, @Nullable Object> completed = new LinkedHashMap<>();
        entry.forEach((name, value) -> completed.put(String.valueOf(name), value));
        completed.put("sha256", digest.apply(ref, String.valueOf(entry.get("id"))));
        return completed;
    }

    private String digest(ItemRef ref, String attachment) {
        return kept(ref, attachment).orElseGet(() -> {
            String digest = read(local.connector(), ref, attachment);
            jdbc.sql("insert into file_digest (entity_type, item, attachment, sha256) values (?, ?, ?, ?)")
                    .param(ref.entityType())
                    .param(ref.id())
                    .param(attachment)
                    .param(digest)
                    .update();
            return digest;
        });
    }

    private Optional<String> kept(ItemRef ref, String attachment) {
        return jdbc.sql("select sha256 from file_digest where entity_type = ? and item = ? and attachment = ?")
                .param(ref.entityType())
                .param(ref.id())
                .param(attachment)
                .query(String.class)
                .optional();
    }

    private static String read(Connector connector, ItemRef ref, String attachment) {
        try (InputStream content = connector.open(ref, attachment, 0)) {
            return DigestUtils.sha256Hex(content);
        } catch (IOException e) {
            throw new UncheckedIOException("A file of " + ref.key() + " could not be read.", e);
        }
    }
}
