package dev.syncline.redmine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.syncline.connector.AttachmentDraft;
import dev.syncline.connector.ChangesPage;
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

/** What people read when the real Redmine does not do what it is asked for. */
@Tag("real")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealRedmineRefusalsTest {

    private final RedmineServer server = new RedmineServer();
    private final Connector admin = connector(RedmineServer.ADMIN);

    @BeforeAll
    void start() {
        if (RedmineServer.isInstalled()) {
            server.start();
        }
    }

    @BeforeEach
    void isInstalled() {
        RedmineServer.assumeInstalled();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void aWrongKey() {
        TrackerFailure failure =
                refusal("wrong key", () -> connector("e".repeat(40)).identify());
        assertThat(failure.kind().effect()).isEqualTo(Effect.TRACKER_WAITS);
        assertThat(failure).hasMessageContaining("API access key").hasMessageContaining("My account");
    }

    @Test
    void restSwitchedOff() {
        setting("rest_api_enabled", "0");
        try {
            TrackerFailure failure = refusal("REST switched off", admin::identify);
            assertThat(failure).hasMessageContaining("Enable REST web service");
        } finally {
            setting("rest_api_enabled", "1");
        }
    }

    @Test
    void aKeyOfAUserWithoutRights() {
        Item item = create("Not for everybody");
        server.call(RedmineServer.ADMIN, "POST", "/users.json", """
                {"user":{"login":"nobody","firstname":"No","lastname":"Body","mail":"nobody@lab.test","password":"only-for-tests"}}""");
        server.sql("insert into tokens (user_id, action, value, created_on, updated_on)" + " select id, 'api', '"
                + "f".repeat(40) + "', datetime('now'), datetime('now') from users where login = 'nobody'");
        server.sql("update projects set is_public = 0 where identifier = 'ops'");
        Connector nobody = connector("f".repeat(40));
        try {
            TrackerFailure failure = refusal(
                    "key of a user without rights: change", () -> nobody.update(item.ref(), Map.of("summary", "Mine")));
            assertThat(failure.kind().effect()).isEqualTo(Effect.ITEM_PARKS);
            assertThat(refusal(
                            "key of a user without rights: create",
                            () -> nobody.create("issue", "key-1", Map.of("summary", "Mine"))))
                    .hasMessageContaining("ops");
            assertThat(nobody.check().passed()).isFalse();
        } finally {
            server.sql("update projects set is_public = 1 where identifier = 'ops'");
        }
    }

    @Test
    void anArchivedProject() {
        Item item = create("In the archive");
        server.call(RedmineServer.ADMIN, "PUT", "/projects/ops/archive.json", "");
        try {
            TrackerFailure failure = refusal(
                    "project archived: change", () -> admin.update(item.ref(), Map.of("summary", "Still here")));
            assertThat(failure.kind().effect()).isEqualTo(Effect.ITEM_PARKS);
            assertThat(failure).hasMessageContaining("archived");
            assertThat(refusal("project archived: create", () -> create("Not to be")))
                    .hasMessageContaining("ops");
        } finally {
            server.call(RedmineServer.ADMIN, "PUT", "/projects/ops/unarchive.json", "");
        }
        assertThat(admin.update(item.ref(), Map.of("summary", "Back")).fields()).containsEntry("summary", "Back");
    }

    @Test
    void aStepTheWorkflowForbids() {
        Item item = create("Stuck");
        TrackerFailure failure = refusal(
                "workflow forbids the step",
                () -> connector(RedmineServer.AGENT).update(item.ref(), Map.of("status", "Rejected")));
        assertThat(failure.fields()).containsOnlyKeys("status");
        assertThat(failure).hasMessageContaining("Rejected").hasMessageContaining("In Progress");
    }

    @Test
    void aRequiredCustomFieldThatIsMissing() {
        server.sql("update custom_fields set is_required = 1 where name = 'Cost'");
        try {
            TrackerFailure failure = refusal("required custom field missing", () -> create("Without a cost"));
            assertThat(failure.kind()).isEqualTo(Kind.VALIDATION);
            assertThat(failure).hasMessageContaining("Cost").hasMessageContaining("rule");
        } finally {
            server.sql("update custom_fields set is_required = 0 where name = 'Cost'");
        }
    }

    @Test
    void aValueThatIsNotInTheList() {
        Item item = create("Elsewhere");
        TrackerFailure failure = refusal(
                "value not in the list",
                () -> admin.update(item.ref(), Map.of("customFields", Map.of("Site", "Paris"))));
        assertThat(failure.kind()).isEqualTo(Kind.VALIDATION);
        assertThat(failure).hasMessageContaining("'Site' was given 'Paris' and takes: Oslo, Ghent");
        assertThat(refusal(
                        "value not in the list, acting user no administrator",
                        () -> connector(RedmineServer.AGENT)
                                .update(item.ref(), Map.of("customFields", Map.of("Site", "Paris")))))
                .hasMessageContaining("'Site' was given 'Paris'")
                .hasMessageContaining("administrators only");
    }

    @Test
    void aFileThatIsTooLarge() {
        Item item = create("Too much");
        setting("attachment_max_size", "1");
        try {
            TrackerFailure failure =
                    refusal("file too large", () -> attach(connector(RedmineServer.ADMIN), item, new byte[2_000]));
            assertThat(failure.kind()).isEqualTo(Kind.TOO_LARGE);
            assertThat(failure).hasMessageContaining("1024").hasMessageContaining("Settings, Files");
        } finally {
            setting("attachment_max_size", "25600");
        }
    }

    @Test
    void aServerThatGoesDownInMidUpload() {
        Item item = create("Interrupted");
        byte[] content = new byte[4_000_000];
        TrackerFailure failure = refusal(
                "server down in mid-upload",
                () -> admin.attach(item.ref(), draft(content), Breaking.inTheMiddle(content, server::stop)));
        assertThat(failure.kind().effect()).isIn(Effect.RETRY, Effect.LOOK_FIRST);
        server.startAgain();
        assertThat(admin.read("issue", item.ref().id()).orElseThrow().attachments())
                .isEmpty();
        attach(item, content);
        assertThat(admin.read("issue", item.ref().id()).orElseThrow().attachments())
                .hasSize(1);
    }

    @Test
    void aServerThatWasRestoredFromABackup() {
        Item before = create("Before the backup");
        String cursor = admin.changesSince(null, 100).cursor();
        server.backUp();
        Item after = create("After the backup");
        cursor = admin.changesSince(cursor, 100).cursor();
        server.stop();
        server.restore();
        server.startAgain();

        assertThat(admin.read("issue", after.ref().id())).isEmpty();
        assertThat(refusal("restored from a backup", () -> admin.update(after.ref(), Map.of("summary", "Gone"))))
                .hasMessageContaining(after.ref().key());
        admin.update(before.ref(), Map.of("summary", "Changed after the restore"));
        ChangesPage page = admin.changesSince(cursor, 100);
        assertThat(page.hints())
                .extracting(hint -> hint.item().id())
                .contains(before.ref().id());
    }

    private Item create(String subject) {
        return admin.create("issue", "key of " + subject, Map.of("summary", subject));
    }

    private void attach(Item item, byte[] content) {
        attach(admin, item, content);
    }

    private static void attach(Connector by, Item item, byte[] content) {
        by.attach(item.ref(), draft(content), new ByteArrayInputStream(content));
    }

    private static AttachmentDraft draft(byte[] content) {
        return new AttachmentDraft(
                "plan.bin", "application/octet-stream", content.length, Digests.sha256(content), false);
    }

    private void setting(String name, String value) {
        server.sql("update settings set value = '" + value
                + "', updated_on = datetime('now', '+1 second') where name = '" + name + "'");
    }

    private static TrackerFailure refusal(String what, Runnable call) {
        TrackerFailure failure = catchThrowableOfType(TrackerFailure.class, call::run);
        assertThat(failure).as(what).isNotNull();
        System.out.println("REFUSAL Redmine | " + what + " | " + failure.kind() + " | "
                + failure.fields().keySet() + " | " + failure.getMessage());
        return failure;
    }

    private Connector connector(String key) {
        Map<String, String> settings = new HashMap<>(server.settings());
        settings.put("apiKey", key);
        return new RedmineConnector(
                new TrackerSettings(settings), new TrackerLines(OutboundForTests.loopback(), Clock.systemUTC()));
    }
}
