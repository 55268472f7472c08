package dev.syncline.xurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.syncline.connector.SearchPage;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerFailure.Effect;
import dev.syncline.connector.TrackerFailure.Kind;
import dev.syncline.connector.TrackerSettings;
import dev.syncline.connector.http.TrackerLines;
import dev.syncline.item.Item;
import dev.syncline.item.ItemRef;
import dev.syncline.item.ReferenceKind;
import dev.syncline.outbound.OutboundForTests;
import dev.syncline.xurrent.simulator.XurrentSimulator;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An account is found by its domain, named in every call, and has a view of its own on what several accounts see. */
class XurrentAccountTest {

    private final XurrentSimulator simulator = new XurrentSimulator(Clock.systemUTC());

    @AfterEach
    void stop() {
        simulator.close();
    }

    @ParameterizedTest
    @CsvSource({
        "xurrent.com, xurrent.com",
        "uk.xurrent.com, uk.xurrent.com",
        "https://AU.xurrent.com/, au.xurrent.com",
        "xurrent.qa, xurrent.qa",
        "ch.xurrent.qa, ch.xurrent.qa",
        "xurrent-demo.com, xurrent-demo.com",
        "us.4me.com, us.4me.com",
        "4me.qa, 4me.qa",
        "r-service.tech, r-service.tech"
    })
    void everyHostFollowsFromTheDomain(String typed, String domain) {
        Addresses addresses = addresses(Map.of("account", "Acme", "domain", typed));

        assertThat(addresses.graphql()).hasToString("https://graphql." + domain);
        assertThat(addresses.rest()).hasToString("https://api." + domain + "/v1");
        assertThat(addresses.oauth()).hasToString("https://oauth." + domain);
        assertThat(addresses.pages()).hasToString("https://acme." + domain);
    }

    @Test
    void withoutADomainItIsTheGlobalOneAndOneHostCanBeAnother() {
        Addresses addresses = addresses(Map.of("account", "acme", "oauthAddress", "https://sign-in.example.com"));

        assertThat(addresses.graphql()).hasToString("https://graphql.xurrent.com");
        assertThat(addresses.oauth()).hasToString("https://sign-in.example.com");
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Xurrent-Account", "X-4me-Account"})
    void eitherSpellingOfTheAccountIsEnoughAndAWrongOneIsRefused(String header) {
        OtherProgram program = new OtherProgram(simulator).with("X-Xurrent-Account", "");
        assertThat(program.graphql("{ me { id } }").statusCode()).isEqualTo(401);

        assertThat(program.with(header, "acme").graphql("{ me { id } }").statusCode())
                .isEqualTo(200);
        assertThat(program.with(header, "nobody").graphql("{ me { id } }").statusCode())
                .isEqualTo(401);
    }

    @Test
    void anAccountThatTheTokenIsNotOfMakesTheTrackerWaitAndIsTheFirstThingToCheck() {
        TrackerFailure failure =
                catchThrowableOfType(TrackerFailure.class, () -> open("nobody").identify());

        assertThat(failure.kind().effect()).isEqualTo(Effect.TRACKER_WAITS);
        assertThat(failure).hasMessageContaining("belongs to another account or region");
    }

    @Test
    void eachAccountHasItsOwnStatusTeamAndMemberOfOneRequest() {
        XurrentConnector acme = open("acme");
        XurrentConnector globex = open("globex");
        Object team = Objects.requireNonNull(
                acme.find(ReferenceKind.TEAM, "Service Desk").orElseThrow().get("id"));
        ItemRef made = create(acme, Map.of("teamId", team, "status", "in_progress"));

        Item there = globex.read("request", made.id()).orElseThrow();
        assertThat(status(there)).isEqualTo("assigned");
        assertThat(there.fields().get("teamId")).isNull();
        globex.update(there.ref(), Map.of("status", "waiting_for"));

        Item here = acme.read("request", made.id()).orElseThrow();
        assertThat(status(here)).isEqualTo("in_progress");
        assertThat(here.fields()).containsEntry("teamId", team);
        assertThat(found(globex, "status=waiting_for")).hasSize(1);
        assertThat(found(acme, "status=waiting_for")).isEmpty();
        assertThat(globex.identify().account()).isEqualTo("globex");
    }

    @Test
    void anAccountWithoutTheUiExtensionReadsItsFieldsAndIsToldWhichItCannotSet() {
        XurrentConnector acme = open("acme");
        XurrentConnector globex = open("globex");
        Object template = Objects.requireNonNull(
                acme.findOwn("template", "Printer").orElseThrow().get("id"));
        ItemRef made = create(acme, Map.of("templateId", template, "customFields", Map.of("Group", "Support")));
        Item there = globex.read("request", made.id()).orElseThrow();

        TrackerFailure failure = catchThrowableOfType(
                TrackerFailure.class, () -> globex.update(there.ref(), Map.of("customFields", Map.of("group", "5"))));

        assertThat(there.fields().get("customFields")).isEqualTo(Map.of("group", "4"));
        assertThat(acme.describe("request").field("group")).isPresent();
        assertThat(globex.describe("request").field("group")).isEmpty();
        assertThat(failure.kind()).isEqualTo(Kind.VALIDATION);
        assertThat(failure.fields()).containsOnlyKeys("customFields");
        assertThat(failure.fields().get("customFields")).contains("group");
        assertThat(globex.update(there.ref(), Map.of("summary", "Still in step"))
                        .fields())
                .containsEntry("summary", "Still in step");
    }

    private static java.util.List<ItemRef> found(XurrentConnector connector, String filter) {
        SearchPage page = connector.search("request", filter, null, 10);
        return page.items();
    }

    private static Object status(Item item) {
        Map<?, ?> status = Objects.requireNonNull((Map<?, ?>) item.fields().get("status"));
        return Objects.requireNonNull(status.get("value"));
    }

    private static ItemRef create(XurrentConnector connector, Map<String, ?> more) {
        Map<String, Object> fields =
                new HashMap<>(Map.of("summary", "Printer on fire", "category", "incident", "impact", "high"));
        fields.putAll(more);
        return connector.create("request", "k-1", new HashMap<>(fields)).ref();
    }

    private static Addresses addresses(Map<String, String> settings) {
        return Addresses.of(
                new TrackerSettings(settings), new TrackerLines(OutboundForTests.strict(), Clock.systemUTC()));
    }

    private XurrentConnector open(String account) {
        Map<String, String> settings = new HashMap<>(simulator.settings());
        settings.put("account", account);
        return new XurrentConnector(
                new TrackerSettings(settings), new TrackerLines(OutboundForTests.loopback(), Clock.systemUTC()), 1);
    }
}
