package dev.syncline.redmine;

import dev.syncline.connector.ChangesPage.Hint;
import dev.syncline.connector.http.TrackerCall;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import tools.jackson.databind.JsonNode;

/**
 * Finds what Redmine does not stamp: an edited or removed note, a removed file, a deleted issue.
 *
 * <p>Every five seconds a few of the issues that changed last are looked at, in turn. What their notes and files looked like is
 * kept with the cursor, so that an edit made while the node was down is found as well.
 */
final class Unstamped {

    private static final int AT_ONCE = 3;
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final RedmineApi api;
    private final IssueItems items;
    private final AtomicInteger turn = new AtomicInteger();
    private final AtomicReference<Instant> next = new AtomicReference<>(Instant.MIN);

    Unstamped(RedmineApi api, IssueItems items) {
        this.api = api;
        this.items = items;
    }

    List<Hint> look(Place place) {
        Instant now = api.clock().instant();
        if (now.isBefore(next.get())) {
            return List.of();
        }
        next.set(now.plus(PAUSE));
        List<String> ids = new ArrayList<>(place.seen().keySet());
        List<Hint> hints = new ArrayList<>();
        for (int count = 0; count < Math.min(AT_ONCE, ids.size()); count++) {
            String id = ids.get(Math.floorMod(turn.getAndIncrement(), ids.size()));
            Optional<JsonNode> issue = api.find(
                            TrackerCall.get("/issues/" + id + ".json").query("include", "journals,attachments"))
                    .map(answer -> answer.path("issue"));
            String print = issue.map(Prints::unstamped).orElse("gone");
            if (!print.equals(place.seen().get(id))) {
                place.seen().put(id, print);
                hints.add(new Hint(items.ref(id), false));
            }
        }
        return hints;
    }
}
