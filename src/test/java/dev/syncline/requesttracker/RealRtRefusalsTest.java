package dev.syncline.requesttracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.syncline.connector.AttachmentDraft;
import dev.syncline.connector.ChangesPage;
import dev.syncline.connector.CommentDraft;
import dev.syncline.connector.Connector;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerFailure.Effect;
import dev.syncline.connector.TrackerFailure.Kind;
import dev.syncline.connector.TrackerSettings;
import dev.syncline.connector.http.TrackerLines;
import dev.syncline.item.Item;
import dev.syncline.outbound.OutboundForTests;
import dev.syncline.testing.Breaking;
import dev.syncline.testing.Digests;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What people read when the real Request Tracker does not do what it is asked for. */
@Tag("real")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealRtRefusalsTest {

    private static final JsonMapper JSON = new JsonMapper();

    private final RtServer server = new RtServer();

    @BeforeAll
    void start() {
        if (RtServer.isInstalled()) {
            server.start();
        }
    }

    @BeforeEach
    void isInstalled() {
        RtServer.assumeInstalled();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void aWrongToken() {
        TrackerFailure failure = refusal(
                "wrong token", () -> with("token", "1-14-0f3a0f3a0f3a0f3a").identify());
        assertThat(failure.kind().effect()).isEqualTo(Effect.TRACKER_WAITS);
        assertThat(failure).hasMessageContaining("token").hasMessageContaining("Auth tokens");
    }

    @Test
    void anAddressWithoutTheApi() {
        TrackerFailure failure = refusal(
                "no REST2 at the address",
                () -> with("address", server.address() + "/elsewhere").identify());
        assertThat(failure).hasMessageContaining("/elsewhere").hasMessageContaining("Enter the address");
    }

    @Test
    void aTokenOfAUserWithoutRights() {
        Item item = create("Not for everybody");
        Connector agent = connector(server.settingsOfAgent());
        TrackerFailure failure = refusal(
                "token of a user without rights: change", () -> agent.update(item.ref(), Map.of("summary", "Mine")));
        assertThat(failure.kind()).isEqualTo(Kind.FORBIDDEN);
        assertThat(failure).hasMessageContaining("User rights");
        assertThat(refusal(
                                "token of a user without rights: internal comment",
                                () -> agent.addComment(item.ref(), new CommentDraft("Between us", true, null)))
                        .kind()
                        .effect())
                .isEqualTo(Effect.ITEM_PARKS);
        assertThat(agent.check().passed()).isFalse();
    }

    @Test
    void aDisabledQueue() {
        Item item = create("In a closed queue");
        String queue = "/queue/" + queueId(item);
        server.call("PUT", queue, "{\"Disabled\":1}");
        try {
            Connector admin = admin();
            assertThat(refusal("queue disabled: create", () -> admin.create("ticket", "k", Map.of("summary", "No"))))
                    .hasMessageContaining("Support");
            assertThat(admin.check().passed()).isFalse();
            // RT lets tickets of a disabled queue be changed.
            assertThat(admin.update(item.ref(), Map.of("summary", "Still")).fields())
                    .containsEntry("summary", "Still");
        } finally {
            server.call("PUT", queue, "{\"Disabled\":0}");
        }
    }

    @Test
    void aStepTheLifecycleForbids() {
        Item item = create("Stuck");
        TrackerFailure failure =
                refusal("lifecycle has no such status", () -> admin().update(item.ref(), Map.of("status", "Feedback")));
        assertThat(failure.fields()).containsOnlyKeys("status");
        assertThat(failure).hasMessageContaining("Feedback").hasMessageContaining("open");
    }

    @Test
    void aRequiredCustomFieldThatIsMissing() {
        String field = fieldId("Cost");
        server.call("PUT", "/customfield/" + field, "{\"Pattern\":\"(?#Mandatory).\"}");
        try {
            TrackerFailure failure = refusal("required custom field missing", () -> create("Without a cost"));
            assertThat(failure.kind()).isEqualTo(Kind.VALIDATION);
            assertThat(failure).hasMessageContaining("Cost");
        } finally {
            server.call("PUT", "/customfield/" + field, "{\"Pattern\":\"\"}");
        }
    }

    @Test
    void aValueThatIsNotInTheList() {
        Item item = create("Elsewhere");
        TrackerFailure failure = refusal(
                "value not in the list",
                () -> admin().update(item.ref(), Map.of("customFields", Map.of("Site", "Paris"))));
        assertThat(failure.kind()).isEqualTo(Kind.VALIDATION);
        assertThat(failure)
                .hasMessageContaining("Site")
                .hasMessageContaining("Paris")
                .hasMessageContaining("Oslo");
    }

    @Test
    void aFileThatIsTooLarge() {
        Item item = create("Too much");
        byte[] content = new byte[21_000_000];
        Connector admin = admin();
        TrackerFailure failure = refusal("file too large", () -> attach(admin, item, content));
        assertThat(failure.kind()).isEqualTo(Kind.TOO_LARGE);
        assertThat(failure).hasMessageContaining("at most 15000000").hasMessageContaining("$MaxAttachmentSize");
        assertThat(files(item)).isZero();
        assertThat(admin.capabilities().files().maximumBytes()).isEqualTo(20_000_000);
    }

    @Test
    void aServerThatGoesDownInMidUpload() {
        Item item = create("Interrupted");
        byte[] content = new byte[4_000_000];
        TrackerFailure failure = refusal(
                "server down in mid-upload",
                () -> admin().attach(item.ref(), draft(content), Breaking.inTheMiddle(content, server::crash)));
        assertThat(failure.kind().effect()).isIn(Effect.RETRY, Effect.LOOK_FIRST);
        server.startAgain();
        assertThat(files(item)).isZero();
        attach(item, content);
        assertThat(files(item)).isEqualTo(1);
    }

    @Test
    void aServerThatWasRestoredFromABackup() {
        Item before = create("Before the backup");
        Connector admin = admin();
        String cursor = admin.changesSince(null, 100).cursor();
        server.backUp();
        Item after = create("After the backup");
        cursor = admin.changesSince(cursor, 100).cursor();
        server.stop();
        server.restore();
        server.startAgain();

        assertThat(admin.read("ticket", after.ref().id())).isEmpty();
        assertThat(refusal("restored from a backup", () -> admin.update(after.ref(), Map.of("summary", "Gone"))))
                .hasMessageContaining(after.ref().key());
        admin.update(before.ref(), Map.of("summary", "Changed after the restore"));
        ChangesPage page = admin.changesSince(cursor, 100);
        assertThat(page.hints())
                .extracting(hint -> hint.item().id())
                .contains(before.ref().id());
    }

    private Item create(String subject) {
        return admin().create("ticket", "key of " + subject, Map.of("summary", subject));
    }

    private int files(Item item) {
        return admin().read("ticket", item.ref().id())
                .orElseThrow()
                .attachments()
                .size();
    }

    private void attach(Item item, byte[] content) {
        attach(admin(), item, content);
    }

    private static void attach(Connector by, Item item, byte[] content) {
        by.attach(item.ref(), draft(content), new ByteArrayInputStream(content));
    }

    private static AttachmentDraft draft(byte[] content) {
        return new AttachmentDraft(
                "plan.bin", "application/octet-stream", content.length, Digests.sha256(content), false);
    }

    private String queueId(Item item) {
        return answer("/ticket/" + item.ref().id()).path("Queue").path("id").asString();
    }

    private String fieldId(String name) {
        for (int id = 1; id < 10; id++) {
            if (answer("/customfield/" + id).path("Name").asString("").equals(name)) {
                return String.valueOf(id);
            }
        }
        throw new AssertionError("No field is called " + name);
    }

    private JsonNode answer(String path) {
        return JSON.readTree(server.call("GET", path, ""));
    }

    private static TrackerFailure refusal(String what, Runnable call) {
        TrackerFailure failure = catchThrowableOfType(TrackerFailure.class, call::run);
        assertThat(failure).as(what).isNotNull();
        System.out.println("REFUSAL RT | " + what + " | " + failure.kind() + " | "
                + failure.fields().keySet() + " | " + failure.getMessage());
        return failure;
    }

    /** Anew each time: what a connector remembers of fields and queues would hide what was just changed. */
    private Connector admin() {
        return connector(server.settings());
    }

    private Connector with(String name, String value) {
        Map<String, String> settings = new HashMap<>(server.settings());
        settings.put(name, value);
        return connector(settings);
    }

    private static Connector connector(Map<String, String> settings) {
        return new RtConnector(
                new TrackerSettings(settings), new TrackerLines(OutboundForTests.loopback(), Clock.systemUTC()));
    }
}
