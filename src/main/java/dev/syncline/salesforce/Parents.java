package dev.syncline.salesforce;

import static dev.syncline.salesforce.Json.text;

import dev.syncline.connector.ChangesPage.Hint;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The records that comments and files belong to. */
final class Parents {

    private static final int AT_ONCE = 200;

    private final SalesforceApi api;
    private final Describes describes;
    private final RecordItems items;
    private final Scope scope;

    Parents(SalesforceApi api, Describes describes, RecordItems items, Scope scope) {
        this.api = api;
        this.describes = describes;
        this.items = items;
        this.scope = scope;
    }

    /** A hint for each of them that is there and synchronised. */
    List<Hint> of(Map<Listing, List<JsonNode>> children) {
        Set<String> ids = new LinkedHashSet<>();
        Set<String> documents = new LinkedHashSet<>();
        children.forEach((listing, rows) -> rows.forEach(
                row -> (listing.name().equals(Listings.VERSIONS) ? documents : ids).add(text(row, listing.parent()))));
        for (List<String> some : inParts(documents)) {
            api.query("SELECT LinkedEntityId FROM ContentDocumentLink WHERE ContentDocumentId IN " + Soql.list(some))
                    .forEach(link -> ids.add(text(link, "LinkedEntityId")));
        }
        List<Hint> hints = new ArrayList<>();
        for (String type : scope.types()) {
            SObject object = describes.of(type);
            Set<String> own = new LinkedHashSet<>();
            ids.stream().filter(id -> id.startsWith(object.prefix())).forEach(own::add);
            for (List<String> some : inParts(own)) {
                api.query("SELECT %s FROM %s WHERE Id IN %s"
                                .formatted(Records.idAndKey(object), object.name(), Soql.list(some)))
                        .forEach(row -> hints.add(new Hint(items.ref(object, row), false)));
            }
        }
        return hints;
    }

    private static List<List<String>> inParts(Set<String> ids) {
        List<String> all = List.copyOf(ids);
        List<List<String>> parts = new ArrayList<>();
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            parts.add(all.subList(from, Math.min(all.size(), from + AT_ONCE)));
        }
        return parts;
    }
}
