package dev.syncline.xurrent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.connector.TrackerSettings;
import dev.syncline.connector.http.TrackerLines;
import dev.syncline.outbound.OutboundForTests;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A number that people know becomes the node id of a record of its own type. */
class ReferencesTest {

    @ParameterizedTest
    @CsvSource({
        "teamId, Team",
        "memberId, Person",
        "serviceId, ServiceInstance",
        "templateId, RequestTemplate",
        "workflowId, Workflow",
        "problemId, Problem",
        "projectId, Project",
        "organizationId, Organization",
        "supplierId, Organization"
    })
    void aNumberIsOfTheTypeOfItsField(String field, String type) {
        TrackerSettings settings = new TrackerSettings(Map.of("account", "acme", "domain", "xurrent.com"));
        TrackerLines lines = new TrackerLines(OutboundForTests.loopback(), Clock.systemUTC());
        References references = new References(new XurrentApi(Addresses.of(settings, lines), settings, lines, 1));

        assertThat(references.id(field, 4711)).isEqualTo(NodeIds.of("xurrent.com", type, "4711"));
    }
}
