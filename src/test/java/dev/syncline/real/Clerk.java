package dev.syncline.real;

import dev.syncline.testing.Digests;
import dev.syncline.torture.Field;
import dev.syncline.torture.Journal;
import dev.syncline.torture.Pace;
import dev.syncline.torture.Pause;
import dev.syncline.torture.Place;
import dev.syncline.torture.Story;
import dev.syncline.torture.Ticket;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.Lock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Somebody who works at one side's tracker: random changes, one after the other, each written down once it was done. */
final class Clerk implements Runnable {

    private static final int LOOK_EVERY = 8;
    private static final int MOST = 30;

    private final Office office;
    private final Lock opened;
    private final Journal journal;
    private final Pace pace;
    private final Random random;
    private final Map<String, String> ids = new LinkedHashMap<>();

    /** @param opened held while the server is asked, so that nobody asks it while it is down */
    Clerk(Office office, Lock opened, Journal journal, Pace pace, long seed) {
        this.office = office;
        this.opened = opened;
        this.journal = journal;
        this.pace = pace;
        this.random = new Random(seed);
    }

    @Override
    public void run() {
        try {
            int turn = 0;
            for (int number = pace.next(); number != 0; number = pace.next()) {
                opened.lock();
                try {
                    if (turn++ % LOOK_EVERY == 0) {
                        lookForTickets();
                    }
                    act(number);
                } finally {
                    opened.unlock();
                }
            }
        } catch (RuntimeException | Error e) {
            pace.stop();
            throw e;
        }
    }

    private void act(int number) {
        Errand errand = Errand.at(random.nextInt(100));
        Story story = errand == Errand.CREATE ? null : choose();
        if (story == null) {
            create(number);
            return;
        }
        String id = Objects.requireNonNull(ids.get(story.name()));
        boolean own = story.home() == place();
        switch (errand) {
            case SUBJECT -> edit(own, story, id, Field.SUMMARY, story.name() + " renamed by " + number, number);
            case FLOOR -> edit(own && story.hasArrived(), story, id, Field.ROOM, "Floor " + number, number);
            case STATUS -> edit(own, story, id, Field.STATUS, status(), number);
            case EDIT -> rewrite(story, id, number);
            case INTERNAL -> among(story, id, number);
            case ATTACH -> attach(story, id, number);
            case DELETE -> delete(story, id, number);
            default -> say(story, id, number);
        }
    }

    private void create(int number) {
        String name = "[" + place().letter() + number + "]";
        String subject = name + " Printer on fire";
        String description = "It burns since %d o'clock.\nSend somebody.".formatted(number);
        Story story = journal.begin(name, place());
        story.wrote(place(), Field.SUMMARY, subject, null);
        story.wrote(place(), Field.DESCRIPTION, description, null);
        surely(
                () -> office.create(subject, description),
                () -> !office.ids(name).isEmpty());
        ids.put(name, office.ids(name).get(0));
        journal.accepted(place(), "create", name, String.valueOf(ids.get(name)));
    }

    /** The side that made a ticket changes its fields; the other says something instead. */
    private void edit(boolean own, Story story, String id, Field field, String value, int number) {
        if (!own) {
            say(story, id, number);
            return;
        }
        surely(
                () -> office.write(id, field, value),
                shown(id, ticket -> value.equals(ticket.fields().get(field))));
        story.wrote(place(), field, value, null);
        journal.accepted(place(), "field", story.name(), field + " " + value);
    }

    private void say(Story story, String id, int number) {
        String words = "Said on this side. {c%d v%d}".formatted(number, number);
        boolean open = isOpen(id);
        surely(
                () -> office.say(id, words, false),
                shown(id, ticket -> !ticket.version("c" + number).isEmpty()));
        story.commented(place(), "c" + number, "v" + number);
        journal.accepted(place(), "comment", story.name(), "c" + number);
        openedBySaying(story, id, open);
    }

    /**
     * Request Tracker opens a ticket when somebody corresponds. Where the node wrote another status before that could be
     * seen here, it may have told the other side.
     */
    private void openedBySaying(Story story, String id, boolean before) {
        if (!office.opensBySaying()) {
            return;
        }
        if (isOpen(id)) {
            story.wrote(place(), Field.STATUS, "open", null);
        } else if (!before) {
            story.mayHaveWritten(place(), Field.STATUS, "open");
        }
    }

    private boolean isOpen(String id) {
        return "open".equals(office.read(id).fields().get(Field.STATUS));
    }

    private void rewrite(Story story, String id, int number) {
        List<String> said = story.commentsBy(place());
        Office.Redaction redaction = office.redacting().orElse(null);
        if ((!office.rewrites() && redaction == null) || said.isEmpty()) {
            say(story, id, number);
            return;
        }
        String token = said.get(random.nextInt(said.size()));
        String version = "v" + number;
        String comment = office.read(id).comments().stream()
                .filter(each -> each.token().equals(token))
                .map(Ticket.Said::id)
                .findFirst()
                .orElseThrow(() -> new AssertionError(story.name() + " has lost " + token));
        String words = "Said again. {%s %s}".formatted(token, version);
        surely(
                () -> {
                    if (redaction == null) {
                        office.rewrite(comment, words);
                    } else {
                        redaction.leave(id, comment, words);
                    }
                },
                shown(id, ticket -> ticket.version(token).equals(version)));
        story.commented(place(), token, version);
        journal.accepted(place(), "comment edit", story.name(), token + " " + version);
    }

    private void among(Story story, String id, int number) {
        // Said twice among colleagues is said twice to nobody on the other side.
        surely(() -> office.say(id, Words.among(place(), number), true), () -> false);
        journal.accepted(place(), "internal", story.name(), "p" + number);
    }

    private void attach(Story story, String id, int number) {
        byte[] content = new byte[1 + random.nextInt(random.nextInt(10) == 0 ? 400_000 : 20_000)];
        random.nextBytes(content);
        String filename = "file-" + number + ".bin";
        boolean open = isOpen(id);
        surely(() -> office.attach(id, filename, content), shown(id, ticket -> ticket.hasFile(filename)));
        story.attached(place(), filename, Digests.sha256(content));
        journal.accepted(place(), "attachment", story.name(), filename + " " + content.length);
        openedBySaying(story, id, open);
    }

    /** The other side keeps its copy, and nothing may bring the deleted one back. */
    private void delete(Story story, String id, int number) {
        Optional<Consumer<String>> deleting = office.deleting();
        if (deleting.isEmpty()) {
            say(story, id, number);
            return;
        }
        Ticket seen = office.read(id);
        deleting.get().accept(id);
        ids.remove(story.name());
        story.deleted(place(), seen);
        journal.accepted(place(), "delete", story.name(), story.mayComeBack() ? "may come back" : "for good");
    }

    private String status() {
        return office.statuses().get(random.nextInt(office.statuses().size()));
    }

    private Place place() {
        return office.place();
    }

    /** One of the tickets that are there, the later the likelier; null while there is none. */
    private @Nullable Story choose() {
        List<String> names = List.copyOf(ids.keySet());
        if (names.isEmpty()) {
            return null;
        }
        int back = (int) Math.abs(random.nextGaussian() * names.size() / 3);
        return journal.find(names.get(Math.max(0, names.size() - 1 - back))).orElseThrow();
    }

    private void lookForTickets() {
        for (String id : office.ids("[" + place().other().letter())) {
            if (!ids.containsValue(id)) {
                String name = office.read(id).name();
                journal.find(name).ifPresent(story -> {
                    ids.put(name, id);
                    story.arrived();
                });
            }
        }
    }

    private java.util.function.BooleanSupplier shown(String id, Predicate<Ticket> what) {
        return () -> what.test(office.read(id));
    }

    /** Repeated while the server is too busy, unless it shows that it did it. */
    private void surely(Runnable call, java.util.function.BooleanSupplier done) {
        for (int time = 1; ; time++) {
            try {
                call.run();
                return;
            } catch (Office.Refused refused) {
                journal.note(place() + " was refused: " + refused.getMessage());
                if (done.getAsBoolean()) {
                    return;
                }
                if (time == MOST) {
                    throw refused;
                }
                Pause.of(100);
            }
        }
    }
}
