package dev.syncline.torture;

import dev.syncline.testing.DeskClient;
import dev.syncline.testing.Digests;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** The changes of one side's people, each written down once the desk accepted it, or shows that it did. */
final class Deeds {

    private final Site site;
    private final Place place;
    private final Journal journal;
    private final boolean shared;

    Deeds(Site site, Journal journal, SharedFields rules) {
        this.site = site;
        this.place = site.place();
        this.journal = journal;
        this.shared = rules == SharedFields.OF_BOTH_SIDES;
    }

    /** Makes a ticket; repeated under the same key until the desk answers. Returns what the desk calls it. */
    String create(Story story, int number, Random random) {
        Map<String, Object> fields = new java.util.LinkedHashMap<>();
        Map<Field, String> values = new java.util.EnumMap<>(Field.class);
        Map<String, Object> custom = new java.util.LinkedHashMap<>();
        for (Field field : Field.values()) {
            String value = field.value(story.name(), number, random);
            values.put(field, value);
            field.patch(value).forEach((name, each) -> {
                if (each instanceof Map<?, ?> map) {
                    map.forEach((key, text) -> custom.put(String.valueOf(key), text));
                } else {
                    fields.put(name, each);
                }
            });
        }
        fields.put("customFields", custom);
        String key = persistently(desk -> desk.create(fields, "torture-" + number));
        values.forEach((field, value) -> story.wrote(place, field, value, null));
        journal.accepted(place, "create", story.name(), key);
        return key;
    }

    void edit(Story story, String key, Field field, int number, Random random) {
        String value = field.value(story.name(), number, random);
        String seen = shared ? read(key).map(each -> each.fields().get(field)).orElse(null) : null;
        boolean done = attempted(() -> site.desk().change(key, field.patch(value)));
        if (done
                || read(key)
                        .filter(now -> value.equals(now.fields().get(field)))
                        .isPresent()) {
            story.wrote(place, field, value, seen);
            journal.accepted(place, field == Field.STATUS ? "status" : "field", story.name(), field + " " + value);
        } else if (shared) {
            story.mayHaveWritten(place, field, value);
            journal.note(place + " may have written " + story.name() + " " + field + " " + value);
        }
    }

    void comment(Story story, String key, int number) {
        say(
                story,
                key,
                "c" + number,
                "v" + number,
                version -> site.desk().comment(key, "Said on this side. {c%d %s}".formatted(number, version)));
    }

    void editComment(Story story, String key, String token, int number) {
        Optional<String> id = read(key).stream()
                .flatMap(ticket -> ticket.comments().stream())
                .filter(comment -> comment.token().equals(token))
                .map(Ticket.Said::id)
                .findFirst();
        id.ifPresent(comment -> say(
                story,
                key,
                token,
                "v" + number,
                version -> site.desk().changeComment(key, comment, "Said again. {%s %s}".formatted(token, version))));
    }

    void attach(Story story, String key, int number, Random random) {
        byte[] content = new byte[random.nextInt(10) == 0 ? random.nextInt(600_000) : random.nextInt(20_000)];
        random.nextBytes(content);
        String filename = "file-" + number + ".bin";
        boolean done = attempted(() -> site.desk().attach(key, filename, content));
        if (done || read(key).filter(now -> now.hasFile(filename)).isPresent()) {
            story.attached(place, filename, Digests.sha256(content));
            journal.accepted(place, "attachment", story.name(), filename + " " + content.length);
        }
    }

    void delete(Story story, String key) {
        read(key).ifPresent(seen -> {
            boolean done = attempted(() -> site.desk().delete(key));
            if (done || read(key).isEmpty()) {
                story.deleted(place, seen);
                journal.accepted(place, "delete", story.name(), story.mayComeBack() ? "may come back" : "for good");
            }
        });
    }

    /** The ticket as it is now; asked until the desk answers. */
    Optional<Ticket> read(String key) {
        return persistently(desk -> desk.find(key).map(Ticket::of));
    }

    /** The tickets made after one, without their comments and files. */
    JsonNode listAfter(long id) {
        return persistently(desk -> desk.page(id, 200));
    }

    private void say(Story story, String key, String token, String version, java.util.function.Consumer<String> call) {
        boolean done = attempted(() -> call.accept(version));
        if (done || read(key).filter(now -> now.version(token).equals(version)).isPresent()) {
            story.commented(place, token, version);
            journal.accepted(
                    place,
                    token.equals("c" + version.substring(1)) ? "comment" : "comment edit",
                    story.name(),
                    token + " " + version);
        }
    }

    /** Whether the desk accepted; false when nobody heard. */
    private boolean attempted(Runnable call) {
        site.awaitUp();
        try {
            call.run();
            return true;
        } catch (UncheckedIOException lost) {
            return false;
        } catch (DeskClient.Refused refused) {
            if (refused.status() < 500) {
                throw refused;
            }
            journal.note(place + " was refused: " + refused.getMessage());
            return false;
        }
    }

    private <T> T persistently(Function<DeskClient, T> call) {
        while (true) {
            site.awaitUp();
            try {
                return call.apply(site.desk());
            } catch (UncheckedIOException lost) {
                Pause.of(20);
            } catch (DeskClient.Refused refused) {
                if (refused.status() < 500) {
                    throw refused;
                }
                Pause.of(20);
            }
        }
    }
}
