package dev.syncline.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import dev.syncline.access.Accounts;
import dev.syncline.access.ApiTokens;
import dev.syncline.change.Triggers;
import dev.syncline.connection.Connection;
import dev.syncline.connection.Connections;
import dev.syncline.connection.Drafts;
import dev.syncline.connection.Revision;
import dev.syncline.connection.Revisions;
import dev.syncline.testing.ConnectedPair;
import dev.syncline.testing.DeskClient;
import dev.syncline.testing.Eventually;
import dev.syncline.testing.RunningNode;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Rules are written, checked, published, compared, rolled back and applied, by one person or two at once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RulesJourneyTest {

    private static final String PASSWORD = "correct horse battery staple";

    private Stage stage;
    private Administrator admin;
    private Administrator bert;
    private Inspector inspector;
    private Connection connection;
    private Revisions revisions;
    private String here;

    @BeforeAll
    void connect() {
        stage = Stage.set();
        ConnectedPair.connect(stage.acme(), stage.globex());
        connection = stage.acme().bean(Connections.class).active().get(0);
        revisions = stage.acme().bean(Revisions.class);
        here = "/connections/" + connection.id();
        admin = stage.first(stage.acme());
        stage.acme().bean(Accounts.class).add("bert", PASSWORD, PASSWORD);
        bert = stage.visitor(stage.acme());
        bert.open("/connections");
        bert.field("User name").fill("bert");
        bert.field("Password").fill(PASSWORD);
        bert.button("Sign in").click();
        inspector = new Inspector(admin, "rules");
    }

    @AfterAll
    void stop() throws Exception {
        if (stage != null) {
            stage.close();
        }
    }

    @BeforeEach
    void openTheEditors() {
        admin.open(here + "/edit");
        if (admin.button("Discard draft").isVisible()) {
            admin.button("Discard draft").click();
        }
        admin.page().waitForSelector("#rules[data-words-ready]");
    }

    @AfterEach
    void browsersAreContent() {
        inspector.foundNothing();
        assertThat(bert.complaints()).isEmpty();
    }

    @Test
    void aRuleOfThreeMegabytesIsRefusedBesideItsEditor() {
        admin.rule("outgoing", "// nothing of use\n".repeat(170_000));
        admin.button("Publish").click();
        assertThat(admin.page().locator("#outgoing-problems")).containsText("65536");
        assertThat(revisions.published(connection.id()).outgoing()).doesNotContain("nothing of use");
    }

    @Test
    void aDraftSurvivesAReloadWithoutAnyPress() {
        typeAtTheEnd("outgoing", "// a thought");
        kept("// a thought");
        admin.reload();
        assertThat(admin.page().locator("#outgoing")).hasValue(Pattern.compile("[\\s\\S]*// a thought$"));
        assertThat(revisions.published(connection.id()).outgoing()).doesNotContain("a thought");
    }

    @Test
    void whatIsWrongIsMarkedWhileSomebodyTypes() {
        admin.rule("outgoing", "replica.summary = issue.summary\nnew File('x')\n");
        Locator problem = admin.page().locator("#outgoing-problems .wrong");
        assertThat(problem).containsText("Line 2, column");
        assertThat(admin.page().locator(".problem-line")).hasCount(1);
        inspector.look("marked");
        admin.rule("outgoing", "replica.summary = isue.summary\n");
        assertThat(problem).hasCount(0);
        Locator doubt = admin.page().locator("#outgoing-problems .doubtful");
        assertThat(doubt).containsText("Perhaps a mistake, line 1, column 19: There is no variable 'isue'.");
        assertThat(admin.page().locator(".doubt-mark")).hasCount(1);
        inspector.look("doubted");
        admin.rule("outgoing", "if (issue.status.name == 'Opne') { replica.summary = issue.summary }\n");
        assertThat(doubt).containsText("This tracker has no 'Opne' to choose for 'status'.");
        assertThat(admin.page().locator(".doubt-mark")).hasText("'Opne'");
        admin.rule("outgoing", "replica.summary = issue.summary\n");
        assertThat(doubt).hasCount(0);
    }

    @Test
    void namesAreCompletedAndExplained() {
        admin.rule("outgoing", "replica.summary = issue.");
        atTheEnd("outgoing");
        admin.page().keyboard().press("Control+Space");
        Locator hints = admin.page().locator(".CodeMirror-hints");
        assertThat(hints).containsText("summary");
        admin.page().keyboard().type("descr");
        admin.screenshot("rules/completion");
        admin.page().keyboard().press("Enter");
        assertThat(text("outgoing")).isEqualTo("replica.summary = issue.description");
        admin.page().keyboard().press("F1");
        assertThat(admin.page().locator("#outgoing-word")).containsText("The text below the title");
        admin.page()
                .locator("#outgoing ~ .CodeMirror .CodeMirror-line")
                .first()
                .hover(new Locator.HoverOptions().setPosition(25, 8));
        assertThat(admin.page().locator(".word-tip")).containsText("What travels");
        inspector.look("explained");
        admin.page().keyboard().press("Escape");
        assertThat(admin.page().locator(".word-tip")).isHidden();
    }

    @Test
    void fieldsOfTheTrackersOwnAreOfferedBehindAnItem() {
        CustomField.floor(admin.page());
        admin.reload();
        admin.page().waitForSelector("#rules[data-words-ready]");
        admin.rule("outgoing", "replica.floor = issue.fl");
        atTheEnd("outgoing");
        admin.page().keyboard().press("Control+Space");
        assertThat(admin.page().locator(".CodeMirror-hints")).containsText("customFields.\"Floor\"");
        admin.page().keyboard().press("Enter");
        assertThat(text("outgoing")).isEqualTo("replica.floor = issue.customFields.\"Floor\"");
    }

    @Test
    void aSnippetIsInsertedAndTheEditorFillsTheScreen() {
        admin.rule("incoming", "issue.summary = replica.summary");
        admin.page().getByText("Snippets for incoming rules").click();
        admin.button("Insert: Map statuses by name").click();
        assertThat(text("incoming")).contains("def statuses", "issue.summary = replica.summary");
        admin.page().getByLabel("Incoming sync: full screen").click();
        inspector.look("full-screen");
        admin.page().keyboard().press("Escape");
        assertThat(admin.page().locator(".editor-full")).hasCount(0);
        assertThat(admin.page().locator("#incoming-problems .wrong")).hasCount(0);
    }

    @Test
    void publishingShowsWhatItDoesAndRollingBackUndoesIt() {
        Revision before = revisions.published(connection.id());
        atTheEnd("outgoing");
        admin.page().keyboard().press("Control+s");
        assertThat(admin.page().getByText("There is nothing to publish")).isVisible();
        inspector.look("unchanged");
        admin.page().waitForSelector("#rules[data-words-ready]");
        typeAtTheEnd("outgoing", "replica.origin = 'Acme'");
        admin.page().keyboard().press("Control+s");
        assertThat(admin.page()).hasURL(Pattern.compile(".*/publish$"));
        assertThat(admin.page().locator(".diff").first()).containsText("replica.origin");
        admin.field("Note").fill("Say where it comes from");
        inspector.look("publish");
        admin.page().locator("#publish-form button[type=submit]").click();
        assertThat(admin.page().getByText("Published as revision " + (before.number() + 1)))
                .isVisible();
        assertThat(revisions.published(connection.id()).note()).isEqualTo("Say where it comes from");

        admin.page().getByLabel("Roll back to revision " + before.number()).click();
        assertThat(admin.page().locator("#note")).hasValue(Pattern.compile("Roll back to revision .*"));
        inspector.look("roll-back");
        admin.page().locator("#publish-form button[type=submit]").click();
        assertThat(admin.page()).hasURL(Pattern.compile(".*/revisions$"));
        assertThat(revisions.published(connection.id()).outgoing()).isEqualTo(before.outgoing());
        assertThat(revisions.published(connection.id()).number()).isEqualTo(before.number() + 2);
        admin.open("/audit");
        assertThat(admin.says()).contains("rolled back rules to revision " + before.number());
    }

    @Test
    void ofTwoEditorsAtOnceTheLaterIsToldAndLosesNothing() {
        bert.open(here + "/edit");
        bert.rule("incoming", "issue.summary = 'Bert: ' + replica.summary\n");
        assertThat(bert.page().locator("#draft-standing")).containsText("Draft kept");
        admin.rule("incoming", "issue.summary = 'Admin: ' + replica.summary\n");
        admin.publish();
        long theirs = revisions.published(connection.id()).number();

        bert.rule("incoming", "issue.summary = 'Bert, really: ' + replica.summary\n");
        assertThat(bert.page().locator(".outrun")).containsText("published revision " + theirs);
        Inspector bertsEyes = new Inspector(bert, "rules");
        bertsEyes.look("outrun");
        bert.button("Publish").click();
        assertThat(bert.page().locator(".alert-warning")).containsText("admin published revision " + theirs);
        assertThat(bert.page().locator(".diff del")).containsText("Admin: ");
        assertThat(bert.page().locator(".diff ins")).containsText("Bert, really: ");
        bertsEyes.look("outrun-publish");
        bertsEyes.foundNothing();
        bert.button("Publish revision " + (theirs + 1)).click();
        assertThat(bert.page().getByText("Published as revision " + (theirs + 1)))
                .isVisible();
        assertThat(revisions.find(connection.id(), theirs).orElseThrow().incoming())
                .contains("Admin: ");
    }

    @Test
    void twoWindowsOfOnePersonDoNotOverwriteEachOther() {
        Page other = admin.anotherWindow();
        other.navigate(stage.acme().address() + here + "/edit");
        typeAtTheEnd("outgoing", "// here");
        kept("// here");
        other.evaluate(
                "document.querySelector('#outgoing ~ .CodeMirror').CodeMirror.setValue('replica.key = issue.key // there')");
        assertThat(other.locator("#draft-standing")).containsText("Another window of yours");
        other.locator("#keep").click();
        assertThat(other.locator(".alert-warning")).containsText("Both are below");
        assertThat(other.locator(".diff").first()).containsText("// here");
        other.close();
    }

    @Test
    void rulesAreAppliedToItemsAlreadyUnderSync() {
        DeskClient ours = desk(stage.acme());
        DeskClient theirs = desk(stage.globex());
        stage.acme().bean(Triggers.class).create(connection.id(), "ticket", "", "Every ticket", true);
        for (String subject : new String[] {"Printer on fire", "Coffee is cold", "Door is stuck"}) {
            ours.create(Map.of("summary", subject));
        }
        Eventually.holds("three tickets arrive", () -> theirs.tickets("").size() == 3);
        admin.rule("outgoing", "replica.key = issue.key\nreplica.summary = 'Acme: ' + issue.summary\n");
        admin.button("Publish").click();
        assertThat(admin.page().locator("#affected-items")).containsText("3 items meet the new rules");
        admin.page().getByLabel("Apply to items already under sync").check();
        admin.page().locator("#publish-form button[type=submit]").click();
        assertThat(admin.page().locator("#rerun-figures"))
                .containsText(
                        "3 of 3 had their turn: 3 sent",
                        new LocatorAssertions.ContainsTextOptions().setTimeout(60_000));
        inspector.look("applied");
        Eventually.holds(
                "every ticket over there has the new title",
                () -> theirs.tickets("Acme: ").size() == 3);
    }

    private static DeskClient desk(RunningNode node) {
        return new DeskClient(node.address(), node.bean(ApiTokens.class).make("journey"));
    }

    private void kept(String ending) {
        Drafts drafts = stage.acme().bean(Drafts.class);
        Eventually.holds(
                "the draft is kept",
                () -> drafts.find(connection.id(), "admin")
                        .filter(draft -> draft.outgoing().endsWith(ending))
                        .isPresent());
        assertThat(admin.page().locator("#draft-standing")).containsText("Draft kept");
    }

    private String text(String side) {
        return String.valueOf(admin.page()
                .evaluate("side => document.querySelector('#' + side + ' ~ .CodeMirror').CodeMirror.getValue()", side));
    }

    private void atTheEnd(String side) {
        admin.page()
                .evaluate(
                        "side => { const editor = document.querySelector('#' + side + ' ~ .CodeMirror').CodeMirror;"
                                + " editor.focus(); editor.execCommand('goDocEnd'); }",
                        side);
    }

    private void typeAtTheEnd(String side, String text) {
        atTheEnd(side);
        admin.page().keyboard().press("Enter");
        admin.page().keyboard().insertText(text);
    }
}
