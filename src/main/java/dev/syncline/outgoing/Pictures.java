package dev.syncline.outgoing;

import dev.syncline.connector.Connector;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerFailure.Effect;
import dev.syncline.item.Comment;
import dev.syncline.item.Item;
import dev.syncline.item.ItemRef;
import dev.syncline.item.Replica;
import dev.syncline.item.Shown;
import dev.syncline.text.Images;
import dev.syncline.text.Notation;
import dev.syncline.twin.LocalSide;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Puts the images that the texts of a replica show among its files, where the other side could not see them: those that
 * a text holds itself, and those that our tracker serves to nobody else. A replica without files gets none.
 */
@Component
class Pictures {

    private static final Logger LOG = LoggerFactory.getLogger(Pictures.class);
    private static final String FILES = "attachments";

    private final LocalSide local;
    private final PictureRows rows;

    Pictures(LocalSide local, PictureRows rows) {
        this.local = local;
        this.rows = rows;
    }

    /** With every image; one that was not seen before is fetched. */
    Replica complete(Item item, Replica replica) {
        return with(item, replica, this::look);
    }

    /** With the images that are known already; none is fetched. */
    Replica known(Item item, Replica replica) {
        return with(
                item,
                replica,
                (ref, source) -> Picture.within(source)
                        .flatMap(Picture::of)
                        .or(() -> rows.find(ref, Shown.digest(source)).flatMap(PictureRows.Found::picture)));
    }

    /** The bytes of an image that a text of the item shows; empty when none shows it any more. */
    Optional<InputStream> open(ItemRef ref, String id, long offset) {
        Connector connector = local.connector();
        Item item = connector.read(ref.entityType(), ref.id()).orElse(null);
        if (item == null) {
            return Optional.empty();
        }
        for (String source : everySource(item)) {
            boolean wanted = Picture.within(source)
                    .flatMap(Picture::of)
                    .or(() -> rows.find(ref, Shown.digest(source)).flatMap(PictureRows.Found::picture))
                    .filter(picture -> picture.id().equals(id))
                    .isPresent();
            if (wanted) {
                return bytes(connector, ref, source).map(content -> from(content, offset));
            }
        }
        return Optional.empty();
    }

    private Replica with(Item item, Replica replica, BiFunction<ItemRef, String, Optional<Picture>> look) {
        if (!(replica.hub().get(FILES) instanceof List<?> sent) || !mayShow(replica)) {
            return replica;
        }
        List<@Nullable Object> files = new ArrayList<>(sent);
        for (String source : sources(item, replica)) {
            look.apply(item.ref(), source).ifPresent(picture -> add(files, picture, Shown.digest(source)));
        }
        if (files.equals(sent)) {
            return replica;
        }
        Map<String, @Nullable Object> hub = new LinkedHashMap<>(replica.hub());
        hub.put(FILES, files);
        return new Replica(hub);
    }

    private static void add(List<@Nullable Object> files, Picture picture, String shows) {
        for (int place = 0; place < files.size(); place++) {
            if (files.get(place) instanceof Map<?, ?> file && picture.sha256().equals(file.get("sha256"))) {
                files.set(place, Picture.showing(file, shows));
                return;
            }
        }
        files.add(picture.file(shows));
    }

    private Optional<Picture> look(ItemRef ref, String source) {
        Optional<byte[]> within = Picture.within(source);
        if (within.isPresent()) {
            return Picture.of(within.get());
        }
        String shows = Shown.digest(source);
        Optional<PictureRows.Found> found = rows.find(ref, shows);
        return found.isPresent() ? found.get().picture() : fetched(ref, source, shows);
    }

    private Optional<Picture> fetched(ItemRef ref, String source, String shows) {
        try {
            Optional<byte[]> content = bytes(local.connector(), ref, source);
            Optional<Picture> picture = content.flatMap(Picture::of);
            if (content.isPresent()) {
                rows.keep(ref, shows, picture);
            }
            return picture;
        } catch (TrackerFailure failure) {
            if (failure.kind().effect() != Effect.ITEM_PARKS) {
                throw failure;
            }
            LOG.warn("An image in a text of {} stays behind: {}", ref.key(), failure.getMessage());
            return Optional.empty();
        }
    }

    /** At most one byte more than may travel. */
    private static Optional<byte[]> bytes(Connector connector, ItemRef ref, String source) {
        Optional<byte[]> within = Picture.within(source);
        return within.isPresent() ? within : connector.openImage(ref, source).map(Pictures::read);
    }

    private static byte[] read(InputStream content) {
        try (content) {
            return content.readNBytes(Picture.LARGEST + 1);
        } catch (IOException e) {
            throw new TrackerFailure(
                    TrackerFailure.Kind.TRANSIENT,
                    "An image in a text could not be read to its end.",
                    Map.of(),
                    null,
                    e);
        }
    }

    private static InputStream from(byte[] content, long offset) {
        ByteArrayInputStream bytes = new ByteArrayInputStream(content);
        try {
            bytes.skipNBytes(Math.min(offset, content.length));
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Most texts show nothing, and then nobody need ask how they are written. */
    private static boolean mayShow(Replica replica) {
        return replica.hub().values().stream()
                .flatMap(value -> value instanceof List<?> parts
                        ? parts.stream().map(part -> part instanceof Map<?, ?> map ? map.get("body") : null)
                        : java.util.stream.Stream.of(value))
                .anyMatch(text -> text instanceof String words && mayShow(words));
    }

    private static boolean mayShow(String words) {
        return words.contains("![") || words.toLowerCase(java.util.Locale.ROOT).contains("<img");
    }

    /** Of the texts that are sent as our tracker keeps them. */
    private Set<String> sources(Item item, Replica replica) {
        Set<String> sources = new LinkedHashSet<>();
        Notations.of(local.connector().describe(item.ref().entityType()), item, replica)
                .forEach((name, notation) -> texts(replica.hub().get(name))
                        .forEach(text -> sources.addAll(Images.sources(text, Notation.valueOf(notation)))));
        return sources;
    }

    private static List<String> texts(@Nullable Object sent) {
        if (sent instanceof List<?> comments) {
            return comments.stream()
                    .map(comment -> comment instanceof Map<?, ?> parts ? parts.get("body") : null)
                    .filter(Objects::nonNull)
                    .map(String::valueOf)
                    .toList();
        }
        return sent instanceof String text ? List.of(text) : List.of();
    }

    private static Set<String> everySource(Item item) {
        Set<String> sources = new LinkedHashSet<>();
        List<String> texts = new ArrayList<>();
        item.fields().values().forEach(value -> {
            if (value instanceof String text) {
                texts.add(text);
            }
        });
        item.comments().stream().map(Comment::body).forEach(texts::add);
        texts.stream().filter(Pictures::mayShow).forEach(text -> {
            sources.addAll(Images.sources(text, Notation.MARKDOWN));
            sources.addAll(Images.sources(text, Notation.HTML));
        });
        return sources;
    }
}
