package dev.syncline.console.assist;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

import dev.syncline.access.Audit;
import dev.syncline.assist.AssistSetting;
import dev.syncline.assist.Assistant;
import dev.syncline.connection.Connection.Mode;
import dev.syncline.connection.Connection.Status;
import dev.syncline.connection.Connection.Type;
import dev.syncline.connection.Connections;
import dev.syncline.connection.Drafts;
import dev.syncline.connection.Revision;
import dev.syncline.connection.Revisions;
import dev.syncline.connector.LocalTracker;
import dev.syncline.console.PageTest;
import dev.syncline.console.PlainBrowser;
import dev.syncline.console.connections.Examples;
import dev.syncline.console.editor.Reading;
import dev.syncline.fault.Fault;
import dev.syncline.fault.Faults;
import dev.syncline.item.Item;
import dev.syncline.script.Direction;
import dev.syncline.script.Rules;
import dev.syncline.testing.FakeTracker;
import dev.syncline.trial.Scripts;
import dev.syncline.trial.TrialCase;
import dev.syncline.trial.TrialRun;
import dev.syncline.trial.TrialRuns;
import dev.syncline.trial.Verdict;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** Both pages of AI Assist over what they stand on, with a connection that has rules, a fault and one item. */
@PageTest
abstract class AssistPagesFixture {

    static final UUID RUN = UUID.fromString("00000000-0000-4000-8000-000000000077");
    static final String HERE = "/connections/" + Examples.ID + "/assist/incoming";

    @Autowired
    MockMvc mvc;

    @Autowired
    Audit audit;

    @Autowired
    Assistant assistant;

    @Autowired
    Reading reading;

    @Autowired
    Rules rules;

    @Autowired
    Faults faults;

    @Autowired
    LocalTracker tracker;

    @Autowired
    Connections connections;

    @Autowired
    Drafts drafts;

    @Autowired
    Revisions revisions;

    @Autowired
    TrialRuns runs;

    final TrialRun run = mock(TrialRun.class);

    private final FakeTracker fake = new FakeTracker();
    Item item;
    PlainBrowser browser;

    @BeforeEach
    void isOn() {
        Examples.only(connections, Examples.connection(Status.ACTIVE, Type.PUBLIC, Mode.SCRIPT));
        given(revisions.published(Examples.ID))
                .willReturn(new Revision(
                        Examples.ID, 2, Revision.State.PUBLISHED, "// out", "// in", "gregor", "", Examples.NOON));
        given(assistant.setting())
                .willReturn(Optional.of(new AssistSetting(URI.create("https://api.example.com/v1"), "model-1")));
        given(reading.names(any())).willReturn("issue.summary: The title.");
        given(tracker.connector()).willReturn(fake);
        item = fake.person(Map.of("summary", "A secret of the customer"));
        given(faults.open(any(), any(), anyInt())).willReturn(List.of(fault()));
        browser = new PlainBrowser(mvc, HERE);
        given(runs.hasSyncs(Examples.ID, Direction.INCOMING)).willReturn(true);
        given(runs.syncs(any(), any(), any(), anyInt(), any())).willReturn(run);
        given(runs.find(Examples.ID, RUN)).willReturn(Optional.of(run));
        given(run.id()).willReturn(RUN);
        given(run.only()).willReturn(Direction.INCOMING);
        given(run.past()).willReturn(true);
        given(run.scripts()).willReturn(new Scripts("// out", "issue.summary = 'x'\n"));
        came(Verdict.PENDING, "");
    }

    void came(Verdict verdict, String summary) {
        boolean ended = verdict != Verdict.PENDING;
        given(run.total()).willReturn(1);
        given(run.done()).willReturn(ended ? 1 : 0);
        given(run.ended()).willReturn(ended);
        given(run.passed()).willReturn(ended && verdict != Verdict.FAULT);
        given(run.counts()).willReturn(Map.of(verdict, 1));
        given(run.cases(null))
                .willReturn(
                        List.of(new TrialCase(1, "ACME-1", 7L, Direction.INCOMING, Examples.NOON, verdict, summary)));
    }

    long offers() {
        return browser.count("//button[normalize-space(.)='Put it into the draft']");
    }

    PlainBrowser asked() {
        given(assistant.ask(any())).willReturn("```\nissue.summary = 'x'\n```");
        return wish().press("Show what is sent").press("Send to model-1");
    }

    PlainBrowser wish() {
        return browser.type("wish", "Map the status");
    }

    private static Fault fault() {
        return new Fault(
                UUID.randomUUID(),
                Fault.Level.ITEM,
                Examples.ID,
                "ACME-1",
                "No such team",
                "incoming",
                3,
                "Correct it.",
                null,
                1,
                Examples.NOON,
                Examples.NOON,
                null);
    }
}
