package dev.syncline.xurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerFailure.Effect;
import dev.syncline.connector.TrackerSettings;
import dev.syncline.connector.http.TrackerLines;
import dev.syncline.item.Item;
import dev.syncline.item.ReferenceKind;
import dev.syncline.outbound.OutboundForTests;
import dev.syncline.xurrent.simulator.XurrentSimulator;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fields of a request under the names that rules use: written, read again, and refused. */
class XurrentFieldsTest {

    private final XurrentSimulator simulator = new XurrentSimulator(Clock.systemUTC());
    private final XurrentConnector connector = new XurrentConnector(
            new TrackerSettings(simulator.settings()),
            new TrackerLines(OutboundForTests.loopback(), Clock.systemUTC()),
            1);

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void urgentIsSetAndTakenBack() {
        Item item = create(Map.of("urgent", true));
        assertThat(item.fields()).containsEntry("urgent", true);

        connector.update(item.ref(), Map.of("urgent", "false"));

        assertThat(read(item)).containsEntry("urgent", false);
    }

    @Test
    void aRequestIsCompletedWithTheReasonThatTheRuleGives() {
        Item item = create(Map.of());

        connector.update(item.ref(), Map.of("status", "Completed", "completionReason", "Duplicate"));

        assertThat(read(item)).containsEntry("completionReason", "duplicate");
        assertThat(read(item).get("completedAt")).isNotNull();
    }

    @Test
    void aReasonThatTheAccountDemandsIsAskedForByName() {
        Item item = create(Map.of());
        simulator.terms().demandCompletionReason();

        TrackerFailure failure = catchThrowableOfType(
                TrackerFailure.class, () -> connector.update(item.ref(), Map.of("status", "Completed")));

        assertThat(failure.kind().effect()).isEqualTo(Effect.ITEM_PARKS);
        assertThat(failure.fields()).containsOnlyKeys("completionReason");
        assertThat(read(item)).extractingByKey("status").asString().contains("assigned");
    }

    @Test
    void aReasonThatDoesNotExistIsNamedWithThoseThatDo() {
        TrackerFailure failure = catchThrowableOfType(
                TrackerFailure.class, () -> create(Map.of("status", "completed", "completionReason", "because")));

        assertThat(failure.fields().get("completionReason")).contains("because", "no_reply", "unsolvable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"serviceId", "serviceInstanceId"})
    void aServiceIsSetByItsIdUnderEitherName(String name) {
        Object service = Objects.requireNonNull(
                connector.findOwn("serviceInstance", "Printing").orElseThrow().get("id"));

        Item item = create(Map.of(name, service));

        assertThat(read(item)).containsEntry("serviceId", service).containsEntry("serviceInstanceId", service);
        assertThat(read(item)).extractingByKey("serviceInstance").asString().contains("Printing");
    }

    @Test
    void whoAskedForWhomAndWhoWorksOnItAreSetByIdAndByAddress() {
        Object jane = Objects.requireNonNull(connector
                .find(ReferenceKind.PERSON_BY_EMAIL, "jane@acme.test")
                .orElseThrow()
                .get("key"));
        Object team = Objects.requireNonNull(
                connector.find(ReferenceKind.TEAM, "Service Desk").orElseThrow().get("id"));

        Item item = create(Map.of(
                "teamId",
                team,
                "memberId",
                jane,
                "requestedById",
                jane,
                "requested_for",
                Map.of("email", "jane@acme.test")));

        assertThat(read(item))
                .containsEntry("memberId", jane)
                .containsEntry("requestedById", jane)
                .containsEntry("requestedForId", jane);
        assertThat(read(item)).extractingByKey("requested_for").asString().contains("Jane Doe");
    }

    @ParameterizedTest
    @ValueSource(strings = {"serviceId", "memberId", "requestedById"})
    void anIdOfNothingIsRefusedByTheNameTheRuleUsed(String name) {
        Item item = create(Map.of());

        TrackerFailure failure =
                catchThrowableOfType(TrackerFailure.class, () -> connector.update(item.ref(), Map.of(name, "99999")));

        assertThat(failure.kind().effect()).isEqualTo(Effect.ITEM_PARKS);
        assertThat(failure.fields()).containsOnlyKeys(name);
    }

    private Map<String, @Nullable Object> read(Item item) {
        return connector.read("request", item.ref().id()).orElseThrow().fields();
    }

    private Item create(Map<String, ?> more) {
        Map<String, @Nullable Object> fields =
                new HashMap<>(Map.of("summary", "Printer on fire", "category", "incident", "impact", "high"));
        fields.putAll(more);
        return connector.create("request", "k-1", fields);
    }
}
