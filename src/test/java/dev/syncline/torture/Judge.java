package dev.syncline.torture;

import dev.syncline.torture.Finding.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Compares both trackers with what people did. */
public final class Judge {

    private final Map<Place, Map<String, List<Ticket>>> there = new HashMap<>();
    private final List<Finding> findings = new ArrayList<>();

    private final Set<Place> keeping;

    private Judge(Map<String, List<Ticket>> acme, Map<String, List<Ticket>> globex, Set<Place> keeping) {
        this.keeping = keeping;
        there.put(Place.ACME, acme);
        there.put(Place.GLOBEX, globex);
    }

    static List<Finding> findings(Journal journal, Sight acme, Sight globex) {
        return findings(journal, acme.byName(), globex.byName(), Set.of());
    }

    /**
     * The same for tickets that were read otherwise, by the name people call them.
     *
     * @param keeping places whose tracker lets nobody edit a comment, so that it says what it said when it came
     */
    public static List<Finding> findings(
            Journal journal, Map<String, List<Ticket>> acme, Map<String, List<Ticket>> globex, Set<Place> keeping) {
        Judge judge = new Judge(acme, globex, keeping);
        List<Story> stories = journal.stories();
        stories.forEach(judge::story);
        List<String> known = stories.stream().map(Story::name).toList();
        judge.there.forEach((place, tickets) -> tickets.keySet().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> judge.add(Kind.UNKNOWN, name, "is on " + place + ", and nobody made it")));
        return judge.findings;
    }

    private void story(Story story) {
        Place deletedAt = story.deletedAt();
        if (deletedAt == null) {
            Ticket acme = one(story, Place.ACME);
            Ticket globex = one(story, Place.GLOBEX);
            for (Place place : Place.values()) {
                Ticket ticket = place == Place.ACME ? acme : globex;
                if (ticket != null) {
                    content(story, ticket, place);
                }
            }
            if (acme != null && globex != null) {
                same(story, acme, globex);
            }
            return;
        }
        List<Ticket> back = named(story, deletedAt);
        if (!back.isEmpty() && !story.mayComeBack()) {
            add(Kind.CAME_BACK, story.name(), "was deleted on " + deletedAt + " and is there again");
        } else if (back.size() > 1) {
            add(Kind.DOUBLED, story.name(), back.size() + " times on " + deletedAt + " after it came back");
        }
        boolean never = named(story, deletedAt.other()).isEmpty() && story.mayNeverHaveArrived();
        Ticket left = never ? null : one(story, deletedAt.other());
        if (left != null) {
            left(story, left, deletedAt.other());
        }
    }

    private List<Ticket> named(Story story, Place place) {
        return Objects.requireNonNull(there.get(place)).getOrDefault(story.name(), List.of());
    }

    private @org.jspecify.annotations.Nullable Ticket one(Story story, Place place) {
        List<Ticket> found = named(story, place);
        if (found.isEmpty()) {
            add(Kind.LOST, story.name(), "is not on " + place);
        } else if (found.size() > 1) {
            add(
                    Kind.DOUBLED,
                    story.name(),
                    "is " + found.size() + " times on " + place + ": "
                            + found.stream().map(Ticket::key).toList());
        }
        return found.size() == 1 ? found.get(0) : null;
    }

    private void content(Story story, Ticket ticket, Place place) {
        story.fields().forEach((field, heads) -> {
            String value = ticket.fields().get(field);
            if (!heads.allow(String.valueOf(value))) {
                add(Kind.LOST, story.name(), "%s on %s is '%s', not %s".formatted(field, place, value, heads));
            }
        });
        parts(story, ticket, place, true);
        for (Place by : Place.values()) {
            order(story, ticket, place, by);
        }
    }

    /** What stays where the other side deleted its ticket: at least what this side's own people did. */
    private void left(Story story, Ticket ticket, Place place) {
        parts(story, ticket, place, false);
    }

    private void parts(Story story, Ticket ticket, Place place, boolean all) {
        for (Story.Comment comment : story.comments()) {
            List<String> versions = ticket.comments().stream()
                    .filter(said -> said.token().equals(comment.token()))
                    .map(Ticket.Said::version)
                    .toList();
            boolean must = all || comment.by() == place;
            count(story, "comment " + comment.token() + " of " + comment.by(), versions.size(), place, must);
            boolean mayBeOlder = keeping.contains(place) && comment.by() != place;
            if (must && versions.size() == 1 && !comment.allows(versions.get(0), mayBeOlder)) {
                add(
                        Kind.LOST,
                        story.name(),
                        "comment %s of %s says %s on %s, not %s"
                                .formatted(comment.token(), comment.by(), versions.get(0), place, comment.version()));
            }
        }
        for (Story.File file : story.files()) {
            List<Ticket.File> found = ticket.files().stream()
                    .filter(each -> each.filename().equals(file.filename()))
                    .toList();
            count(story, file.filename() + " of " + file.by(), found.size(), place, all || file.by() == place);
            if (found.size() == 1 && !found.get(0).sha256().equals(file.sha256())) {
                add(Kind.DIFFERENT, story.name(), file.filename() + " has other bytes on " + place);
            }
        }
        unknown(story, ticket, place);
    }

    private void unknown(Story story, Ticket ticket, Place place) {
        List<String> tokens =
                story.comments().stream().map(Story.Comment::token).toList();
        ticket.comments().stream()
                .filter(said -> !tokens.contains(said.token()))
                .forEach(said ->
                        add(Kind.UNKNOWN, story.name(), "comment " + said.token() + " on " + place + " is nobody's"));
        List<String> names = story.files().stream().map(Story.File::filename).toList();
        ticket.files().stream()
                .filter(file -> !names.contains(file.filename()))
                .forEach(file -> add(Kind.UNKNOWN, story.name(), file.filename() + " on " + place + " is nobody's"));
    }

    private void count(Story story, String part, int times, Place place, boolean must) {
        if (times == 0 && must) {
            add(Kind.LOST, story.name(), part + " is not on " + place);
        } else if (times > 1) {
            add(Kind.DOUBLED, story.name(), part + " is " + times + " times on " + place);
        }
    }

    private void order(Story story, Ticket ticket, Place place, Place by) {
        List<String> said = story.comments().stream()
                .filter(comment -> comment.by() == by)
                .map(Story.Comment::token)
                .filter(token -> !ticket.version(token).isEmpty())
                .toList();
        List<String> seen = ticket.comments().stream()
                .map(Ticket.Said::token)
                .filter(said::contains)
                .distinct()
                .toList();
        if (!said.equals(seen)) {
            add(Kind.REORDERED, story.name(), "comments of %s on %s: %s, not %s".formatted(by, place, seen, said));
        }
    }

    private void same(Story story, Ticket acme, Ticket globex) {
        for (Field field : Field.values()) {
            String one = acme.fields().get(field);
            String other = globex.fields().get(field);
            if (!Objects.equals(one, other)) {
                add(Kind.DIFFERENT, story.name(), "%s is '%s' on Acme, '%s' on Globex".formatted(field, one, other));
            }
        }
    }

    private void add(Kind kind, String ticket, String what) {
        findings.add(new Finding(kind, ticket, what));
    }
}
