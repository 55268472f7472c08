package dev.syncline.salesforce.simulator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * {@code /query} and {@code /queryAll}, with pages by locator.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_query.htm">Query</a>
 */
final class QueryResource {

    private static final int USUAL = 2_000;

    private final Org org;
    private final Map<String, List<Map<String, Object>>> locators = new LinkedHashMap<>();
    private final AtomicInteger numbers = new AtomicInteger();

    QueryResource(Org org) {
        this.org = org;
    }

    Reply answer(Call call) {
        if (!call.at(1).isEmpty()) {
            return more(call);
        }
        SoqlQuery query = new SoqlParser(call.query().getOrDefault("q", "")).query();
        boolean withDeleted = call.at(0).equalsIgnoreCase("queryAll");
        SoqlRunner runner = new SoqlRunner(org, call.version());
        if (query.select().get(0).equalsIgnoreCase("COUNT()")) {
            int count = runner.count(query, withDeleted);
            return Reply.ok(Map.of("totalSize", count, "done", true, "records", List.of()));
        }
        List<Map<String, Object>> records = runner.run(query, withDeleted);
        String locator = "01g5g00000%06dAAA".formatted(numbers.incrementAndGet());
        return page(call, locator, records, 0);
    }

    private Reply more(Call call) {
        String[] parts = call.at(1).split("-");
        List<Map<String, Object>> records = locators.get(parts[0]);
        if (records == null || parts.length < 2) {
            throw SimError.bad("INVALID_QUERY_LOCATOR", "invalid query locator");
        }
        return page(call, parts[0], records, Integer.parseInt(parts[1]));
    }

    private Reply page(Call call, String locator, List<Map<String, Object>> records, int from) {
        int size = size(call);
        int to = Math.min(records.size(), from + size);
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("totalSize", records.size());
        page.put("done", to == records.size());
        if (to < records.size()) {
            locators.put(locator, records);
            page.put(
                    "nextRecordsUrl", "/services/data/v%s/%s/%s-%d".formatted(call.version(), call.at(0), locator, to));
        }
        page.put("records", records.subList(from, to));
        return Reply.ok(page);
    }

    private static int size(Call call) {
        String options = call.headers().getOrDefault("Sforce-Query-Options", "").replace(" ", "");
        return options.startsWith("batchSize=")
                ? Math.max(200, Math.min(USUAL, Integer.parseInt(options.substring("batchSize=".length()))))
                : USUAL;
    }
}
