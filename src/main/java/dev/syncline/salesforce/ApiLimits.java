package dev.syncline.salesforce;

import dev.syncline.connector.RateBudget;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;

/**
 * How many calls of the last 24 hours the org used, as every answer tells.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/headers_api_usage.htm">Sforce-Limit-Info</a>
 */
final class ApiLimits {

    private static final String HEADER = "Sforce-Limit-Info";
    private static final Pattern USAGE = Pattern.compile("(per-app-)?api-usage=(\\d{1,12})/(\\d{1,12})");
    private static final Duration WINDOW = Duration.ofHours(24);

    private ApiLimits() {}

    static List<RateBudget> read(HttpHeaders headers, Instant now) {
        List<RateBudget> budgets = new ArrayList<>();
        String told = headers.getFirst(HEADER);
        Matcher usage = USAGE.matcher(told == null ? "" : told);
        while (usage.find()) {
            long used = Long.parseLong(usage.group(2));
            long limit = Long.parseLong(usage.group(3));
            String name =
                    usage.group(1) == null ? "API calls of the org in 24 hours" : "API calls of the app in 24 hours";
            budgets.add(new RateBudget(name, Math.max(0, limit - used), limit, now.plus(WINDOW), true));
        }
        return budgets;
    }
}
