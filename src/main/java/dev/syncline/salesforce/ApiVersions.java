package dev.syncline.salesforce;

import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerFailure.Kind;
import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Which of the versions that an org offers is spoken.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/dome_versions.htm">Versions</a>
 */
final class ApiVersions {

    /** The newest one whose documentation this connector was written by (Summer '26). */
    private static final BigDecimal NEWEST_KNOWN = new BigDecimal("67.0");

    private ApiVersions() {}

    /** As it stands in paths, of what a person typed: {@code v66}, {@code 66} or {@code 66.0}. */
    static String normal(String typed) {
        String version = typed.strip().replaceFirst("^[vV]", "");
        if (!version.matches("\\d{2,3}(\\.0)?")) {
            throw TrackerFailure.ofField(
                    "apiVersion",
                    "'%s' is no version of the API. Enter one such as 67.0, or leave it empty for the newest."
                            .formatted(typed));
        }
        return version.endsWith(".0") ? version : version + ".0";
    }

    /** The newest that is known here; of an org that offers only newer ones the oldest. */
    static String choose(JsonNode offered, URI address) {
        List<BigDecimal> versions = new ArrayList<>();
        for (JsonNode each : offered) {
            String version = each.path("version").asString("");
            if (version.matches("\\d{1,3}\\.\\d")) {
                versions.add(new BigDecimal(version));
            }
        }
        return versions.stream()
                .filter(each -> each.compareTo(NEWEST_KNOWN) <= 0)
                .max(BigDecimal::compareTo)
                .or(() -> versions.stream().min(BigDecimal::compareTo))
                .map(BigDecimal::toPlainString)
                .orElseThrow(() -> new TrackerFailure(
                        Kind.CONTRACT_DRIFT,
                        "No Salesforce API answers at '%s'. Enter the org's My Domain, such as https://acme.my.salesforce.com."
                                .formatted(address)));
    }
}
