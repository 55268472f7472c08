package dev.syncline.console;

import dev.syncline.access.Accounts;
import dev.syncline.access.ApiTokens;
import dev.syncline.access.Audit;
import dev.syncline.access.OwnSession;
import dev.syncline.access.SetUp;
import dev.syncline.assist.Assistant;
import dev.syncline.backup.BackupByHand;
import dev.syncline.change.Bulks;
import dev.syncline.change.Changes;
import dev.syncline.change.Reruns;
import dev.syncline.change.Triggers;
import dev.syncline.connection.ConflictRules;
import dev.syncline.connection.Connections;
import dev.syncline.connection.Copies;
import dev.syncline.connection.Discovery;
import dev.syncline.connection.Drafts;
import dev.syncline.connection.Invitations;
import dev.syncline.connection.KeyChanges;
import dev.syncline.connection.OtherSide;
import dev.syncline.connection.OwnAddress;
import dev.syncline.connection.OwnKeys;
import dev.syncline.connection.PairAgain;
import dev.syncline.connection.Revisions;
import dev.syncline.connector.LocalTracker;
import dev.syncline.connector.TrackerSignIn;
import dev.syncline.console.editor.FieldsHere;
import dev.syncline.console.editor.Reading;
import dev.syncline.directory.TrackerDirectory;
import dev.syncline.fault.Faults;
import dev.syncline.node.NodeKeys;
import dev.syncline.node.ThisNode;
import dev.syncline.notification.Notifications;
import dev.syncline.queue.Queue;
import dev.syncline.script.Rules;
import dev.syncline.transport.Callers;
import dev.syncline.transport.Envelopes;
import dev.syncline.transport.RemoteFiles;
import dev.syncline.trial.TrialRuns;
import dev.syncline.trial.Trials;
import dev.syncline.twin.ConnectPermits;
import dev.syncline.twin.History;
import dev.syncline.twin.Standoffs;
import dev.syncline.twin.StayOut;
import dev.syncline.twin.SyncActivity;
import dev.syncline.twin.Twins;
import dev.syncline.worklist.Worklists;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Clock;
import org.mockito.Answers;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

/**
 * A test of pages: the whole console, and a mock for each thing it stands on. All such tests share one context, as long
 * as they add nothing to it; a new thing a page stands on is added here. The mocks begin anew with each test, the pages
 * do not. The clock stands nowhere until a test sets it.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@WebMvcTest
@ContextConfiguration(classes = PageTest.WholeConsole.class)
@MockitoBean(
        types = {
            Accounts.class,
            ApiTokens.class,
            Assistant.class,
            Audit.class,
            BackupByHand.class,
            Bulks.class,
            Callers.class,
            Changes.class,
            Clock.class,
            ConflictRules.class,
            ConnectPermits.class,
            Connections.class,
            Copies.class,
            Discovery.class,
            Drafts.class,
            Envelopes.class,
            Faults.class,
            FieldsHere.class,
            History.class,
            Invitations.class,
            KeyChanges.class,
            LocalTracker.class,
            Notifications.class,
            OtherSide.class,
            OwnAddress.class,
            OwnKeys.class,
            OwnSession.class,
            PairAgain.class,
            Queue.class,
            Reading.class,
            RemoteFiles.class,
            Reruns.class,
            Revisions.class,
            Rules.class,
            SetUp.class,
            Standoffs.class,
            StayOut.class,
            SyncActivity.class,
            ThisNode.class,
            TrackerDirectory.class,
            TrackerSignIn.class,
            TrialRuns.class,
            Trials.class,
            Triggers.class,
            Twins.class,
            Worklists.class
        })
@MockitoBean(types = NodeKeys.class, answers = Answers.RETURNS_DEEP_STUBS)
@WithMockUser("alma")
public @interface PageTest {

    /** Every page, but none of those that tests and their fixtures bring along. */
    @ComponentScan(
            basePackages = "dev.syncline.console",
            excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*(Test|Fixture)[$].*"))
    class WholeConsole {}
}
