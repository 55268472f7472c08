package dev.syncline.torture;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Somebody who works on one side's desk: random changes, one after the other, mostly on the tickets of late. */
final class Person implements Runnable {

    private static final int LOOK_EVERY = 15;

    private final Site site;
    private final Journal journal;
    private final Pace pace;
    private final SharedFields rules;
    private final Random random;
    private final Deeds deeds;
    private final Map<String, String> keys = new LinkedHashMap<>();
    private final Set<String> gone = new HashSet<>();
    private long lastTicket;

    Person(Site site, Journal journal, Pace pace, SharedFields rules, long seed) {
        this.site = site;
        this.journal = journal;
        this.pace = pace;
        this.rules = rules;
        this.random = new Random(seed);
        this.deeds = new Deeds(site, journal, rules);
    }

    @Override
    public void run() {
        try {
            for (int turn = 0; ; turn++) {
                site.awaitUp();
                int number = pace.next();
                if (number == 0) {
                    return;
                }
                if (turn % LOOK_EVERY == 0) {
                    lookForTickets();
                }
                act(number);
            }
        } catch (RuntimeException | Error e) {
            pace.stop();
            throw e;
        }
    }

    private void act(int number) {
        Deed deed = Deed.at(random.nextInt(100));
        Story story = deed == Deed.CREATE ? null : choose();
        if (story == null) {
            String name = "[" + site.place().letter() + number + "]";
            Story made = journal.begin(name, site.place());
            keys.put(name, deeds.create(made, number, random));
            return;
        }
        act(deed, story, Objects.requireNonNull(keys.get(story.name())), number);
    }

    private void act(Deed deed, Story story, String key, int number) {
        switch (deed) {
            case FIELD -> edit(story, key, number);
            case STATUS -> {
                if (edits(story)) {
                    deeds.edit(story, key, Field.STATUS, number, random);
                } else {
                    deeds.comment(story, key, number);
                }
            }
            case EDIT_COMMENT -> {
                List<String> own = story.commentsBy(site.place());
                if (own.isEmpty()) {
                    deeds.comment(story, key, number);
                } else {
                    deeds.editComment(story, key, own.get(random.nextInt(own.size())), number);
                }
            }
            case ATTACH -> deeds.attach(story, key, number, random);
            case DELETE -> {
                deeds.delete(story, key);
                gone.add(story.name());
            }
            default -> deeds.comment(story, key, number);
        }
    }

    private void edit(Story story, String key, int number) {
        List<Field> fields = new ArrayList<>(List.of(Field.values()));
        fields.remove(Field.STATUS);
        if (story.home() != site.place()) {
            fields.remove(Field.COUNT);
        }
        if (edits(story)) {
            deeds.edit(story, key, fields.get(random.nextInt(fields.size())), number, random);
        } else {
            deeds.comment(story, key, number);
        }
    }

    private boolean edits(Story story) {
        return rules == SharedFields.OF_BOTH_SIDES || story.home() == site.place();
    }

    /** One of the tickets that are there, the later the likelier; null while there is none. */
    private @org.jspecify.annotations.Nullable Story choose() {
        List<Story> there = keys.keySet().stream()
                .filter(name -> !gone.contains(name))
                .map(name -> journal.find(name).orElseThrow())
                .filter(story -> !story.isDeleted())
                .toList();
        if (there.isEmpty()) {
            return null;
        }
        int back = (int) Math.abs(random.nextGaussian() * there.size() / 3);
        return there.get(Math.max(0, there.size() - 1 - back));
    }

    private void lookForTickets() {
        JsonNode found = deeds.listAfter(lastTicket);
        for (JsonNode json : found) {
            Ticket ticket = Ticket.of(json);
            lastTicket = Math.max(lastTicket, json.get("id").asLong());
            journal.find(ticket.name()).ifPresent(story -> {
                keys.putIfAbsent(ticket.name(), ticket.key());
                if (story.home() != site.place()) {
                    story.arrived();
                }
            });
        }
    }
}
