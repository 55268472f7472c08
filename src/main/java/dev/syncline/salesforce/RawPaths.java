package dev.syncline.salesforce;

import dev.syncline.connector.RawCall;
import dev.syncline.connector.TrackerFailure;
import java.util.regex.Pattern;

/**
 * Paths as rules write them: whole ones such as {@code /services/data/v60.0/query/?q=...}, or what stands behind the
 * version, such as {@code /query?q=...}.
 */
final class RawPaths {

    private static final Pattern WHOLE = Pattern.compile("/services/(data|apexrest)/.*", Pattern.DOTALL);
    private static final Pattern SERVICES = Pattern.compile("/*services/.*", Pattern.DOTALL);
    private static final Pattern BELOW = Pattern.compile("/?[A-Za-z][A-Za-z0-9_-]*([/?].*)?", Pattern.DOTALL);

    private RawPaths() {}

    static RawCall within(RawCall call, SalesforceApi api) {
        String path = call.path();
        if (WHOLE.matcher(path).matches()) {
            return call;
        }
        if (SERVICES.matcher(path).matches() || !BELOW.matcher(path).matches()) {
            throw new TrackerFailure(
                    TrackerFailure.Kind.VALIDATION,
                    "'%s' is no path of Salesforce's API. Write one such as /services/data/v60.0/query?q=SELECT Id FROM Case, or /query?q=SELECT Id FROM Case."
                            .formatted(path));
        }
        String below = path.startsWith("/") ? path : "/" + path;
        return new RawCall(call.method(), api.path(below), call.query(), call.headers(), call.body());
    }
}
