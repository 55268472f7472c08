package dev.syncline.xurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.syncline.connector.AttachmentDraft;
import dev.syncline.connector.CommentDraft;
import dev.syncline.connector.ConnectionCheck;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerFailure.Effect;
import dev.syncline.connector.TrackerSettings;
import dev.syncline.connector.http.TrackerLines;
import dev.syncline.item.Item;
import dev.syncline.outbound.OutboundForTests;
import dev.syncline.testing.HurriedClock;
import dev.syncline.xurrent.simulator.XurrentSimulator;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What Xurrent cannot take is said by field, value and remedy; it parks that item and no other. */
class BadInputTest {

    private final HurriedClock clock = new HurriedClock(Clock.systemUTC());
    private final TrackerLines lines = new TrackerLines(OutboundForTests.loopback(), clock, clock);
    private final XurrentSimulator simulator = new XurrentSimulator(clock);
    private final XurrentConnector connector = open(Map.of());

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void aStatusThatDoesNotExistIsNamedWithThoseThatDo() {
        Item item = create();
        TrackerFailure failure = failure(() -> connector.update(item.ref(), Map.of("status", "Nearly done")));

        parks(failure, "status", "Nearly done", "in_progress");
        assertThat(connector.read("request", item.ref().id())).contains(item);
    }

    @Test
    void aReferenceToNothingIsNamedByFieldAndValue() {
        Item item = create();

        TrackerFailure failure = failure(() -> connector.update(item.ref(), Map.of("serviceId", 4711)));

        parks(failure, "serviceId", "4711");
        assertThat(failure)
                .hasMessage("Xurrent does not take '4711' for 'serviceId': is invalid. Use the number or node id of one"
                        + " that Xurrent shows, or a look-up of nodeHelper, in the rule.");
    }

    @Test
    void severalRefusedFieldsAreNamedEachWithItsValue() {
        Item item = create();

        TrackerFailure failure = failure(() ->
                connector.update(item.ref(), Map.of("teamId", 12, "assignee", Map.of("email", "jane@acme.test"))));
        TrackerFailure missing = failure(
                () -> connector.create("request", "no category", new HashMap<>(Map.of("summary", "Printer on fire"))));

        assertThat(failure).hasMessageContaining("'12' for 'teamId': is invalid.");
        assertThat(missing)
                .hasMessage(
                        "Xurrent does not take 'category' without a value: can't be blank. Assign one in the rule, or"
                                + " change the field's settings in Xurrent.");
    }

    @Test
    void aNoteThatIsTooLongIsSaidInBytes() {
        Item item = create();

        TrackerFailure failure =
                failure(() -> connector.addComment(item.ref(), new CommentDraft("ü".repeat(32_769), false, null)));

        parks(
                failure,
                "comments",
                "'" + "ü".repeat(40) + "…'",
                "65538 bytes",
                "at most 65536",
                "Shorten it in the rule");
    }

    @Test
    void aSubjectThatIsTooLongIsSaidInCharacters() {
        Item item = create();

        TrackerFailure failure = failure(() -> connector.update(item.ref(), Map.of("summary", "x".repeat(256))));

        parks(failure, "summary", "256 characters", "at most 255");
    }

    @Test
    void aFileThatIsTooLargeIsNamed() {
        Item item = create();
        AttachmentDraft film = new AttachmentDraft("film.mp4", "video/mp4", 3_000_000_000L, "0".repeat(64), false);

        TrackerFailure failure =
                failure(() -> connector.attach(item.ref(), film, new ByteArrayInputStream(new byte[0])));

        parks(failure, "attachments", "film.mp4", "Leave it out in the rule");
        assertThat(simulator.asked()).doesNotContain("POST /storage");
    }

    @Test
    void aKindOfFileThatTheAccountForbidsIsNamedWithThoseItTakes() {
        Item item = create();
        simulator.terms().fileEndings("pdf", "png");
        AttachmentDraft program = new AttachmentDraft("setup.exe", "application/exe", 0, "0".repeat(64), false);

        TrackerFailure failure =
                failure(() -> connector.attach(item.ref(), program, new ByteArrayInputStream(new byte[0])));

        parks(failure, "attachments", "setup.exe", "pdf, png", "Leave it out in the rule");
        assertThat(simulator.asked()).doesNotContain("POST /storage");
    }

    @Test
    void aScopeThatIsMissingIsNamedByTheCheckWithWhereToAddIt() {
        simulator.terms().scopes(granted("request:Read", "note:All"));

        assertThat(connector.check().passed()).isFalse();
        assertThat(connector.check().permissions())
                .filteredOn(permission -> !permission.fulfilled())
                .extracting(permission -> permission.name() + ": " + permission.remedy())
                .hasSize(2)
                .allMatch(sentence -> sentence.matches("(Request - Create|Request - Update): .*add the scope.*"));
    }

    @Test
    void theCheckAsksForEverythingThatIsUsed() {
        create();
        assertThat(connector.check().complete()).isTrue();
        simulator.terms().scopes("request:All", "person:Read");

        assertThat(connector.check().permissions())
                .filteredOn(permission -> !permission.fulfilled())
                .extracting(ConnectionCheck.Permission::name)
                .containsExactlyInAnyOrder(
                        "Note - Read",
                        "Note - Create",
                        "Team - Read",
                        "Service Instance - Read",
                        "Request Template - Read",
                        "UI Extension - Read");
        assertThat(connector.check().passed()).isFalse();
        simulator.terms().withhold("Query.attachmentStorage", "Not authorized");
        assertThat(connector.check().permissions())
                .anyMatch(each -> each.name().equals("Attachment storage") && !each.fulfilled());
    }

    @Test
    void theCheckNamesWhatIsWithheldWithinARequest() {
        create();
        simulator.terms().withhold("Request.team", "Not authorized");

        assertThat(connector.check().passed()).isFalse();
        assertThat(connector.check().permissions())
                .filteredOn(permission -> !permission.fulfilled())
                .singleElement()
                .matches(permission -> permission.remedy().contains("'requests.nodes.0.team'")
                        && permission.remedy().contains("'Team - Read'"));
    }

    @Test
    void theCheckClaimsNothingWhereTheScopesAreWrittenInAnUnknownWay() {
        simulator.terms().scopesAsTold("17", "23");

        assertThat(connector.check().complete()).isTrue();
    }

    @Test
    void aScopeThatIsMissingInMidSyncIsNamedForEachOperation() {
        Item item = create();
        simulator.terms().scopes(granted("request:Read", "note:Read"));

        assertThat(failure(() -> connector.addComment(item.ref(), new CommentDraft("Hello", false, null))))
                .hasMessage("Xurrent does not allow 'noteCreate' to the acting user: Not authorized. Let Xurrent's"
                        + " administrator add the scope 'Note - Create' to the personal access token or the OAuth"
                        + " application that is used here.");
        assertThat(failure(() -> connector.update(item.ref(), Map.of("summary", "x"))))
                .hasMessageContaining("'Request - Update'");
        assertThat(failure(this::create)).hasMessageContaining("'Request - Create'");
        simulator.terms().scopes(granted("request:All"));
        assertThat(failure(() -> connector.read("request", item.ref().id()))).hasMessageContaining("'Note - Read'");
        simulator.terms().scopes("note:All");
        assertThat(failure(() -> connector.search("request", "category=incident", null, 10)))
                .hasMessageContaining("'Request - Read'");
        assertThat(failure(() -> connector.findOwn("team", "Service Desk"))).hasMessageContaining("'Team - Read'");
        assertThat(failure(() -> connector.findOwn("template", "Printer")))
                .hasMessageContaining("'Request Template - Read'");
        assertThat(failure(() -> connector.findOwn("serviceInstance", "Printing")))
                .hasMessageContaining("'Service Instance - Read'");
    }

    @Test
    void credentialsOfAnotherRegionMakeTheTrackerWaitAndNameTheDomain() {
        TrackerFailure failure =
                failure(() -> open(Map.of("clientId", "of another region")).identify());

        assertThat(failure.kind().effect()).isEqualTo(Effect.TRACKER_WAITS);
        assertThat(failure).hasMessageContaining("xurrent.test").hasMessageContaining("region");
    }

    @Test
    void aRequestInTheTrashIsGoneForItsItemOnly() {
        Item gone = create();
        Item other = create();
        simulator.trash(gone.ref().id());

        TrackerFailure failure = failure(() -> connector.update(gone.ref(), Map.of("summary", "x")));

        assertThat(failure.kind().effect()).isEqualTo(Effect.ITEM_PARKS);
        assertThat(failure)
                .hasMessage(
                        "Xurrent has no request %s any more, or does not show it to the acting user: Record not found. If it is in the trash, restore it there, or let the acting user see it, and try again; otherwise end its synchronisation."
                                .formatted(gone.ref().key()));
        assertThat(failure(() -> connector.addComment(gone.ref(), new CommentDraft("Late", false, null))))
                .hasMessageContaining("request " + gone.ref().key());
        assertThat(connector.read("request", gone.ref().id())).isEmpty();
        assertThat(connector.update(other.ref(), Map.of("summary", "y")).fields())
                .containsEntry("summary", "y");
    }

    @Test
    void aTokenThatExpiresInMidSyncIsRenewedAndNothingIsLost() {
        Item item = create();
        connector.addComment(item.ref(), new CommentDraft("Before", false, null));
        simulator.expireToken();
        connector.addComment(item.ref(), new CommentDraft("After", false, null));

        assertThat(connector.read("request", item.ref().id()).orElseThrow().comments())
                .hasSize(2);
    }

    @Test
    void anApplicationThatWasRevokedMakesTheTrackerWaitAndSaysWhereToMendIt() {
        Item item = create();
        simulator.revoke();

        TrackerFailure failure = failure(() -> connector.update(item.ref(), Map.of("summary", "x")));

        assertThat(failure.kind().effect()).isEqualTo(Effect.TRACKER_WAITS);
        assertThat(failure).hasMessageContaining("General settings");
    }

    @Test
    void theWholeAddressOfAnAccountIsNoDomain() {
        TrackerFailure failure =
                failure(() -> open(Map.of("domain", "https://acme.xurrent.com")).check());

        assertThat(failure.fields()).containsOnlyKeys("domain");
        assertThat(failure).hasMessageContaining("acme.xurrent.com").hasMessageContaining("Enter 'xurrent.com'");
    }

    private static String[] granted(String... more) {
        return Stream.concat(
                        Stream.of(more),
                        Stream.of(
                                "person:Read",
                                "team:Read",
                                "serviceInstance:Read",
                                "requestTemplate:Read",
                                "uiExtension:Read"))
                .toArray(String[]::new);
    }

    private static void parks(TrackerFailure failure, String field, String... words) {
        assertThat(failure.kind().effect()).isEqualTo(Effect.ITEM_PARKS);
        assertThat(failure.fields()).containsOnlyKeys(field);
        assertThat(failure.getMessage() + failure.fields()).contains(words);
    }

    private Item create() {
        return connector.create(
                "request",
                java.util.UUID.randomUUID().toString(),
                new HashMap<>(Map.of("summary", "Printer on fire", "category", "incident", "impact", "high")));
    }

    private XurrentConnector open(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(simulator.settings());
        settings.putAll(more);
        return new XurrentConnector(new TrackerSettings(settings), lines, 1);
    }

    private static TrackerFailure failure(ThrowingCallable call) {
        TrackerFailure failure = catchThrowableOfType(TrackerFailure.class, call);
        assertThat(failure).as("a TrackerFailure").isNotNull();
        return failure;
    }
}
