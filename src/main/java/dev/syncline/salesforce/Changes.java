package dev.syncline.salesforce;

import static dev.syncline.salesforce.Json.text;

import dev.syncline.connector.ChangesPage;
import dev.syncline.connector.ChangesPage.Hint;
import dev.syncline.connector.StampCursor;
import dev.syncline.connector.StampedRow;
import dev.syncline.connector.TrackerFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What changed, by {@code SystemModstamp, Id}: records, what was said on them, files; deleted ones among them.
 *
 * <p>Each object is a listing with a place of its own, and five listings are one call.
 */
final class Changes {

    static final Duration RESOLUTION = Duration.ofSeconds(1);
    /**
     * As long as a transaction may take before its rows become visible, and a little more.
     *
     * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_gov_limits.htm">limits</a>
     */
    private static final Duration OVERLAP = Duration.ofMinutes(11);

    private static final int AT_ONCE = 5;
    /**
     * Rows in one answer.
     *
     * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_query.htm">Query</a>
     */
    private static final int LARGEST_PAGE = 2_000;

    private static final JsonMapper MAPPER = new JsonMapper();

    private final SalesforceApi api;
    private final Listings listings;
    private final Parents parents;

    Changes(SalesforceApi api, Listings listings, Parents parents) {
        this.api = api;
        this.listings = listings;
        this.parents = parents;
    }

    ChangesPage since(@Nullable String cursor, int limit) {
        Map<String, String> places = cursor == null ? Map.of() : parse(cursor);
        List<Listing> all = listings.all();
        Pass pass = new Pass(limit, begun(all, places), api.now());
        Map<Listing, StampCursor> going = going(all, places);
        Map<Listing, List<JsonNode>> rows = rows(going, limit);
        going.forEach((listing, place) -> pass.take(listing, place, rows.getOrDefault(listing, List.of())));
        pass.hints.addAll(parents.of(pass.children));
        String next = MAPPER.writeValueAsString(ordered(all, pass.next));
        return new ChangesPage(List.copyOf(pass.hints), next, pass.more);
    }

    /** What one look at all listings leads to. */
    private final class Pass {

        final Map<String, String> next;
        final Set<Hint> hints = new LinkedHashSet<>();
        final Map<Listing, List<JsonNode>> children = new LinkedHashMap<>();
        boolean more;
        private final int limit;
        private final Instant asked;

        Pass(int limit, Map<String, String> begun, Instant asked) {
            this.limit = limit;
            this.asked = asked;
            this.next = begun;
        }

        void take(Listing listing, StampCursor place, List<JsonNode> found) {
            boolean cut = found.size() >= rowsOf(place, limit);
            ChangesPage page = place.page(stamped(listing, found), cut, limit, asked);
            next.put(listing.name(), page.cursor());
            more |= page.more();
            if (listing.isItem()) {
                hints.addAll(page.hints());
            } else {
                children.put(listing, hinted(found, page.hints()));
            }
        }
    }

    private static Map<Listing, StampCursor> going(List<Listing> all, Map<String, String> places) {
        Map<Listing, StampCursor> going = new LinkedHashMap<>();
        for (Listing listing : all) {
            String place = places.get(listing.name());
            if (place != null) {
                going.put(listing, StampCursor.parse(place, RESOLUTION, OVERLAP));
            }
        }
        return going;
    }

    /** The first place of listings that have none yet: now. */
    private Map<String, String> begun(List<Listing> all, Map<String, String> places) {
        List<Listing> fresh =
                all.stream().filter(each -> !places.containsKey(each.name())).toList();
        Instant asked = api.now();
        Map<Listing, Instant> newest = new LinkedHashMap<>();
        ask(fresh, Listing::newest)
                .forEach((listing, rows) -> rows.stream()
                        .findFirst()
                        .ifPresent(row -> newest.put(listing, Json.moment(row, "SystemModstamp"))));
        Map<Listing, List<JsonNode>> latest = ask(
                List.copyOf(newest.keySet()),
                listing -> listing.from(Objects.requireNonNull(newest.get(listing)), null, LARGEST_PAGE));
        Map<String, String> begun = new LinkedHashMap<>();
        fresh.forEach(listing -> {
            List<StampedRow> rows = stamped(listing, latest.getOrDefault(listing, List.of()));
            begun.put(listing.name(), StampCursor.begin(RESOLUTION, OVERLAP, newest.get(listing), rows, asked));
        });
        return begun;
    }

    private Map<Listing, List<JsonNode>> rows(Map<Listing, StampCursor> going, int limit) {
        return ask(List.copyOf(going.keySet()), listing -> {
            StampCursor place = Objects.requireNonNull(going.get(listing));
            return listing.from(place.from(), place.after(), rowsOf(place, limit));
        });
    }

    private static int rowsOf(StampCursor place, int limit) {
        return place.isReadingAgain() ? Math.max(limit, LARGEST_PAGE) : limit;
    }

    /** Queries of one kind about several listings, five in a call. */
    private Map<Listing, List<JsonNode>> ask(List<Listing> wanted, Function<Listing, String> soql) {
        Map<Listing, List<JsonNode>> found = new LinkedHashMap<>();
        for (int from = 0; from < wanted.size(); from += AT_ONCE) {
            List<Listing> some = wanted.subList(from, Math.min(wanted.size(), from + AT_ONCE));
            Composite call = api.composite();
            some.forEach(listing -> call.queryAll(listing.name(), soql.apply(listing)));
            Composite.Answers answers = call.send();
            some.forEach(listing -> found.put(listing, answers.records(listing.name())));
        }
        return found;
    }

    private List<StampedRow> stamped(Listing listing, List<JsonNode> rows) {
        return rows.stream()
                .map(row -> new StampedRow(
                        listing.ref(row, api.session().org()),
                        Json.moment(row, "SystemModstamp"),
                        listing.mark(row),
                        row.path("IsDeleted").asBoolean(false)))
                .toList();
    }

    private static List<JsonNode> hinted(List<JsonNode> rows, List<Hint> hints) {
        List<String> ids = hints.stream().map(hint -> hint.item().id()).toList();
        return rows.stream().filter(row -> ids.contains(text(row, "Id"))).toList();
    }

    private static Map<String, String> ordered(List<Listing> all, Map<String, String> places) {
        Map<String, String> ordered = new LinkedHashMap<>();
        all.forEach(each -> ordered.put(each.name(), Objects.requireNonNull(places.get(each.name()))));
        return ordered;
    }

    private static Map<String, String> parse(String cursor) {
        try {
            return MAPPER.readValue(cursor, new TypeReference<Map<String, String>>() {});
        } catch (JacksonException e) {
            throw TrackerFailure.ofField("cursor", "'%s' is no place in this org's changes.".formatted(cursor));
        }
    }
}
