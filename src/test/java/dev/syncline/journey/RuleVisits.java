package dev.syncline.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.assist.Assistant;
import dev.syncline.connection.Connection;
import dev.syncline.connection.Revision;
import dev.syncline.connection.Revisions;
import dev.syncline.script.Direction;
import dev.syncline.testing.Eventually;
import dev.syncline.testing.RunningNode;
import dev.syncline.trial.Scripts;
import dev.syncline.trial.TrialRun;
import dev.syncline.trial.TrialRuns;
import java.util.List;
import java.util.UUID;

/** The pages around the rules of a connection, in the states an administrator meets them in. */
final class RuleVisits {

    private final Administrator admin;
    private final Inspector inspector;
    private final RunningNode node;
    private final Connection connection;
    private final String here;

    RuleVisits(Administrator admin, Inspector inspector, RunningNode node, Connection connection) {
        this.admin = admin;
        this.inspector = inspector;
        this.node = node;
        this.connection = connection;
        this.here = "/connections/" + connection.id();
    }

    /** Begins at revision 2 and leaves revision 5 in force, the first one's texts again. */
    void all() {
        editors();
        publishing();
        history();
        assist();
    }

    private void editors() {
        inspector.look("rules", here + "/edit");
        inspector.look("conflicts", here + "/conflicts");
        inspector.look("rules-earlier-revision", here + "/edit?from=1");
        admin.open(here + "/edit");
        admin.rule("outgoing", "replica.summary = issue.summary\nreplica.description = (issue.description");
        admin.button("Publish").click();
        inspector.look("rules-do-not-compile");
        publish(node, connection, "issue.summary = replica.summary + '!'");
        inspector.look("rules-published-meanwhile", here + "/edit");
    }

    private void publishing() {
        admin.rule("outgoing", "replica.summary = issue.summary\nreplica.priority = issue.priority");
        admin.button("Publish").click();
        inspector.look("publish-over-another");
        admin.button("Publish revision 4").click();
        inspector.look("revisions");
    }

    private void history() {
        inspector.look("revision", here + "/revisions/2");
        inspector.look("revisions-compared", here + "/compare?from=1&to=4");
        inspector.look("roll-back", here + "/publish?revision=1");
        admin.page().getByLabel("Apply to items already under sync").check();
        admin.button("Publish revision 5").click();
        inspector.look("revisions-applied");
    }

    private void assist() {
        inspector.look("assist-off", here + "/assist/incoming");
        node.bean(Assistant.class).configure("https://api.example.com/v1", "model-1", "a key of nobody");
        inspector.look("assist", here + "/assist/incoming");
        admin.button("Show what is sent").click();
        inspector.look("assist-refused");
        admin.field("What shall the rule do?").fill("Map the status New to Open.");
        admin.button("Show what is sent").click();
        inspector.look("assist-what-is-sent");
        inspector.look("assist-answer", here + "/assist/outgoing/answers/" + triedAnswer());
        inspector.look("settings-assist", "/settings/assist");
        admin.field("Endpoint").fill("http://10.0.0.1/v1");
        admin.button("Save").click();
        inspector.look("settings-assist-refused");
    }

    private UUID triedAnswer() {
        Scripts answered = new Scripts("replica.summary = issue.summary", "");
        TrialRun tried = node.bean(TrialRuns.class)
                .items(connection.id(), answered, Direction.OUTGOING, List.of("ACME-1"), "bert");
        Eventually.holds("it was tried", tried::ended);
        return tried.id();
    }

    /** Publishes another incoming rule as somebody else. */
    static void publish(RunningNode node, Connection connection, String incoming) {
        Revision now = node.bean(Revisions.class).published(connection.id());
        assertThat(node.bean(Revisions.class)
                        .publish(connection.id(), now.number(), now.outgoing(), incoming, "bert", "Try something"))
                .isEmpty();
    }
}
