package dev.syncline.console.connections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.verify;

import dev.syncline.access.Audit;
import dev.syncline.connection.ConflictRule;
import dev.syncline.connection.ConflictRules;
import dev.syncline.connection.Connection.Status;
import dev.syncline.connection.Connection.Type;
import dev.syncline.connection.Connections;
import dev.syncline.console.PageTest;
import dev.syncline.console.PlainBrowser;
import dev.syncline.fault.Faults;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** A connection states which value stays when both sides changed a field. */
@PageTest
class ConflictsPageTest {

    private static final String PAGE = "/connections/" + Examples.ID + "/conflicts";

    @Autowired
    MockMvc mvc;

    @Autowired
    Audit audit;

    @Autowired
    Faults faults;

    @Autowired
    Connections connections;

    @Autowired
    ConflictRules rules;

    PlainBrowser browser;

    @BeforeEach
    void aConnectionOnWhichTheLaterChangeWins() {
        Examples.only(connections, Examples.connection(Status.ACTIVE, Type.PUBLIC));
        given(rules.ours(Examples.ID)).willReturn(ConflictRule.LATEST);
        given(rules.theirs(Examples.ID)).willReturn(Optional.empty());
        browser = new PlainBrowser(mvc, PAGE);
    }

    @Test
    void saysWhatTheAnswersMeanAndWhichOneHolds() {
        assertThat(browser.content())
                .contains(
                        "Changes of different fields are always merged",
                        "initiated the connection",
                        "never by a clock");
        assertThat(browser.count("//input[@value='LATEST' and @checked]")).isEqualTo(1);
        assertThat(browser.count("//*[contains(@class, 'alert-warning')]")).isZero();
    }

    @Test
    void keepsTheAnswer() {
        browser.choose("rule", "ASK").press("Save");

        verify(rules).choose(Examples.ID, ConflictRule.ASK);
        verify(audit).record("chose for conflicts: Ask", "Acme to Globex");
        assertThat(browser.text("//*[@role='status']")).startsWith("Saved.");
    }

    @Test
    void warnsWhenTheOtherSideDecidesInAnotherWay() {
        given(rules.theirs(Examples.ID)).willReturn(Optional.of(ConflictRule.DESTINATION));

        browser.open(PAGE);

        assertThat(browser.text("//*[contains(@class, 'alert-warning')]")).contains("Destination wins");
    }
}
