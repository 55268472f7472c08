package dev.syncline.console.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.verify;

import dev.syncline.access.Audit;
import dev.syncline.connection.Connection.Mode;
import dev.syncline.connection.Connection.Status;
import dev.syncline.connection.Connection.Type;
import dev.syncline.connection.Connections;
import dev.syncline.connection.Refusal;
import dev.syncline.connection.Revision;
import dev.syncline.connection.Revision.State;
import dev.syncline.connection.Revisions;
import dev.syncline.console.Moments;
import dev.syncline.console.PlainBrowser;
import dev.syncline.console.Tabs;
import dev.syncline.console.Together;
import dev.syncline.console.connections.Examples;
import dev.syncline.console.connections.KnownConnections;
import dev.syncline.script.Direction;
import dev.syncline.script.Problem;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Import;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.MockMvc;

/** Rules are read, edited and published; nothing typed is lost. */
@WebMvcTest(controllers = RulesPage.class)
@Import({Tabs.class, Moments.class, Together.class, KnownConnections.class})
@WithMockUser("alma")
class RulesPageTest {

    @Autowired
    MockMvc mvc;

    @MockitoBean
    Audit audit;

    @MockitoBean
    Revisions revisions;

    @MockitoBean
    Connections connections;

    PlainBrowser browser;

    @BeforeEach
    void twoRevisions() {
        connectionIs(Mode.SCRIPT);
        Revision second = revision(2, State.PUBLISHED, "replica.summary = issue.summary", "gregor");
        given(revisions.published(Examples.ID)).willReturn(second);
        given(revisions.history(Examples.ID))
                .willReturn(List.of(second, revision(1, State.RETIRED, "// first", "alma")));
        browser = new PlainBrowser(mvc, "/connections/" + Examples.ID + "/edit");
    }

    @Test
    void showsTheRulesInForceAndTheirHistory() {
        assertThat(browser.value("outgoing")).isEqualTo("replica.summary = issue.summary");
        assertThat(browser.value("incoming")).isEqualTo("// in <b>");
        assertThat(browser.content()).contains("Outgoing sync", "Incoming sync", "Revision 1", "Retired", "gregor");
    }

    @Test
    void publishesBothWithANote() {
        given(revisions.publish(any(), anyLong(), any(), any(), any(), any())).willReturn(Map.of());
        browser.type("outgoing", "a\nb").type("note", "two lines").press("Publish");
        verify(revisions).publish(Examples.ID, 2, "a\nb", "// in <b>", "alma", "two lines");
        assertThat(browser.text("//*[@role='status']")).startsWith("Published as revision 2");
    }

    @Test
    void saysWhereARuleDoesNotCompile() {
        given(revisions.publish(any(), anyLong(), any(), any(), any(), any()))
                .willReturn(Map.of(Direction.INCOMING, List.of(new Problem(3, 5, "unexpected token: }"))));
        browser.type("incoming", "oops }").press("Publish");
        assertThat(browser.status()).isEqualTo(422);
        assertThat(browser.text("//*[@id='incoming-problems']/li")).isEqualTo("Line 3, column 5: unexpected token: }");
        assertThat(browser.count("//*[@id='outgoing-problems']")).isZero();
        assertThat(browser.text("//*[@role='alert']")).containsPattern("Revision\\s+2\\s+stays in force");
        assertThat(browser.value("incoming")).isEqualTo("oops }");
    }

    @Test
    void showsBothTextsWhenSomebodyPublishedMeanwhile() {
        given(revisions.publish(any(), anyLong(), any(), any(), any(), any()))
                .willThrow(new ConcurrentModificationException());
        Revision third = revision(3, State.PUBLISHED, "// theirs", "gregor");
        browser.type("outgoing", "// mine");
        given(revisions.published(Examples.ID)).willReturn(third);
        browser.press("Publish");
        assertThat(browser.status()).isEqualTo(409);
        assertThat(browser.text("//*[@role='alert']")).contains("gregor", "revision 3");
        assertThat(browser.value("outgoing")).isEqualTo("// mine");
        assertThat(browser.value("outgoing-theirs")).isEqualTo("// theirs");
        assertThat(browser.value("basedOn")).isEqualTo("3");
    }

    @Test
    void opensAnEarlierRevisionWithoutPublishingIt() {
        browser.open("/connections/" + Examples.ID + "/edit?from=1");
        assertThat(browser.value("outgoing")).isEqualTo("// first");
        assertThat(browser.value("basedOn")).isEqualTo("2");
        assertThat(browser.content()).contains("The editors hold revision 1.");
    }

    @Test
    void showsTheFixedRulesOfBasicModeOnly() {
        connectionIs(Mode.BASIC);
        browser.open("/connections/" + Examples.ID + "/edit");
        assertThat(browser.content()).contains("Sync rules cannot be edited");
        assertThat(browser.count("//textarea[@readonly]")).isEqualTo(2);
        assertThat(browser.count("//main//button")).isZero();
    }

    @Test
    void keepsTheTextWhenItIsRefused() {
        given(revisions.publish(any(), anyLong(), any(), any(), any(), any()))
                .willThrow(new Refusal("note", "The note is too long."));
        browser.type("outgoing", "// mine").press("Publish");
        assertThat(browser.text("//*[@role='alert']")).isEqualTo("The note is too long.");
        assertThat(browser.value("outgoing")).isEqualTo("// mine");
    }

    private void connectionIs(Mode mode) {
        given(connections.find(Examples.ID))
                .willReturn(Optional.of(Examples.connection(Status.ACTIVE, Type.PUBLIC, mode)));
    }

    private static Revision revision(long number, State state, String outgoing, String author) {
        return new Revision(Examples.ID, number, state, outgoing, "// in <b>", author, "", Examples.NOON);
    }
}
