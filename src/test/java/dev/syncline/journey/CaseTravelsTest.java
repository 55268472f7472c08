package dev.syncline.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.change.Triggers;
import dev.syncline.connection.Connection;
import dev.syncline.connection.Connections;
import dev.syncline.connector.AttachmentDraft;
import dev.syncline.connector.CommentDraft;
import dev.syncline.connector.Connector;
import dev.syncline.connector.LocalTracker;
import dev.syncline.fault.Faults;
import dev.syncline.item.Attachment;
import dev.syncline.item.Comment;
import dev.syncline.item.Item;
import dev.syncline.item.ItemRef;
import dev.syncline.queue.Queue;
import dev.syncline.salesforce.simulator.SalesforceSimulator;
import dev.syncline.testing.ConnectedPair;
import dev.syncline.testing.Digests;
import dev.syncline.testing.Eventually;
import dev.syncline.testing.NodeArguments;
import dev.syncline.testing.RunningNode;
import dev.syncline.twin.Twin;
import dev.syncline.twin.Twins;
import dev.syncline.xurrent.simulator.XurrentSimulator;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node beside Salesforce, connected to one beside Xurrent and one with a desk, all with the rules they start with. */
class CaseTravelsTest {

    private static final String IMAGE = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4"
            + "2mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
    private static final byte[] BYTES = "It smokes".getBytes(StandardCharsets.UTF_8);

    private final SalesforceSimulator salesforce = new SalesforceSimulator(Clock.systemUTC());
    private final XurrentSimulator xurrent = new XurrentSimulator(Clock.systemUTC());
    private RunningNode acme;
    private RunningNode globex;
    private RunningNode initech;
    private Connection toXurrent;
    private Connection toDesk;

    @BeforeEach
    void connect(@TempDir Path folder) {
        salesforce.allow(50_000_000);
        acme = RunningNode.start(bound("Acme", folder, "salesforce", salesforce.settings()));
        globex = RunningNode.start(bound("Globex", folder, "xurrent", xurrent.settings()));
        initech = RunningNode.start(NodeArguments.named("Initech", folder.resolve("Initech")));
        toXurrent = near(ConnectedPair.connect(acme, globex));
        toDesk = near(ConnectedPair.connect(acme, initech));
    }

    @AfterEach
    void stop() {
        for (RunningNode node : new RunningNode[] {acme, globex, initech}) {
            node.close();
        }
        salesforce.close();
        xurrent.close();
    }

    @Test
    void aCaseBecomesARequestAndATicketAndComesBackWithTheirAnswers() {
        for (Connection each : new Connection[] {toXurrent, toDesk}) {
            acme.bean(Triggers.class).create(each.id(), "Case", "Priority = 'High' AND IsClosed = FALSE", "", true);
        }
        ItemRef here = caseWithCommentsAndAFile();

        Eventually.holds(
                () -> "both copies are complete" + state(),
                () -> isComplete(toXurrent, globex, "request", here) && isComplete(toDesk, initech, "ticket", here));
        Item request = there(toXurrent, globex, "request", here).orElseThrow();
        assertThat(request.fields())
                .containsEntry("summary", "Printer on fire")
                .containsEntry("description", "It burns");
        assertThat(String.valueOf(request.fields().get("status"))).contains("Assigned");
        assertThat(String.valueOf(request.fields().get("priority"))).contains("High");

        tracker(globex)
                .addComment(request.ref(), new CommentDraft("We are coming, see ![](" + IMAGE + ")", false, null));
        tracker(globex).update(request.ref(), Map.of("status", "in_progress"));

        Eventually.holds(
                () -> "the answer is on the case and on the ticket" + state(),
                () -> "Working".equals(item(here).fields().get("Status"))
                        && item(here).comments().size() == 3
                        && item(here).attachments().size() == 2
                        && isAnswered(there(toDesk, initech, "ticket", here).orElseThrow()));
        Eventually.holds(() -> "everything came to rest" + state(), this::isIdle);
        comesToRestWithNothingDoubled(here);
    }

    @Test
    void aRichTextComesBackUneditedAndALongAnswerInPieces() {
        RichCase rich = new RichCase(salesforce, tracker(acme), tracker(globex));
        RichCase.publish(acme, toXurrent);
        ItemRef here = rich.make();
        String before = rich.advice(here);
        acme.bean(Triggers.class).create(toXurrent.id(), "Case", "Priority = 'High'", "", true);
        salesforce.set(here.id(), "Subject", "Advice, please");

        Eventually.holds(
                () -> "the request is there" + state(),
                () -> there(toXurrent, globex, "request", here)
                        .filter(request -> request.attachments().size() == 1)
                        .isPresent());
        rich.answer(there(toXurrent, globex, "request", here).orElseThrow());

        Eventually.holds(() -> "the answer is there" + state(), () -> rich.isAnswered(here));
        Eventually.holds(() -> "everything came to rest" + state(), this::isIdle);
        rich.isAsItWas(here, before);
        assertThat(there(toXurrent, globex, "request", here).orElseThrow().comments())
                .hasSize(1);
    }

    private ItemRef caseWithCommentsAndAFile() {
        ItemRef here = tracker(acme)
                .create(
                        "Case",
                        "k1",
                        Map.of("Subject", "Printer on fire", "Description", "It burns", "Priority", "High"))
                .ref();
        tracker(acme).create("Case", "k2", Map.of("Subject", "Not of interest", "Priority", "Low"));
        tracker(acme).addComment(here, new CommentDraft("Since noon", false, null));
        tracker(acme).addComment(here, new CommentDraft("Do not tell them", true, null));
        tracker(acme)
                .attach(
                        here,
                        new AttachmentDraft("smoke.txt", "text/plain", BYTES.length, Digests.sha256(BYTES), false),
                        new ByteArrayInputStream(BYTES));
        return here;
    }

    private void comesToRestWithNothingDoubled(ItemRef here) {
        Item ticket = there(toDesk, initech, "ticket", here).orElseThrow();
        assertThat(item(here).comments()).extracting(Comment::internal).containsExactlyInAnyOrder(false, true, false);
        assertThat(ticket.comments()).hasSize(2).noneMatch(each -> each.body().contains("Do not tell"));
        assertThat(ticket.attachments())
                .extracting(Attachment::filename)
                .contains("smoke.txt")
                .hasSize(2);
        assertThat(there(toXurrent, globex, "request", here).orElseThrow().comments())
                .hasSize(2);
        assertThat(salesforce.count("Case")).isEqualTo(2);
        assertThat(salesforce.count("CaseComment")).isEqualTo(3);
        assertThat(salesforce.count("ContentVersion")).isEqualTo(2);
        assertThat(item(here).comments())
                .anyMatch(each -> each.body().matches(".*We are coming, see \\[picture-[0-9a-f]{8}\\.png]"));
        assertThat(item(here).attachments())
                .extracting(Attachment::filename)
                .anyMatch(each -> each.matches("picture-[0-9a-f]{8}\\.png"));
        assertThat(tracker(initech).search("ticket", "", null, 10).items()).hasSize(1);
        for (RunningNode node : new RunningNode[] {acme, globex, initech}) {
            assertThat(node.bean(Faults.class).open(null, null, 5)).isEmpty();
        }
    }

    private boolean isComplete(Connection connection, RunningNode node, String type, ItemRef here) {
        return there(connection, node, type, here)
                .filter(copy ->
                        copy.comments().size() == 1 && copy.attachments().size() == 1)
                .isPresent();
    }

    private static boolean isAnswered(Item ticket) {
        return ticket.comments().size() == 2 && ticket.attachments().size() == 2;
    }

    private Optional<Item> there(Connection connection, RunningNode node, String type, ItemRef here) {
        return acme.bean(Twins.class)
                .findByLocal(connection.id(), here)
                .map(Twin::remoteItemId)
                .flatMap(id -> tracker(node).read(type, id));
    }

    private Item item(ItemRef ref) {
        return tracker(acme).read("Case", ref.id()).orElseThrow();
    }

    private boolean isIdle() {
        return java.util.stream.Stream.of(acme, globex, initech)
                .map(node -> node.bean(Queue.class).counts(null))
                .allMatch(counts -> counts.queued() == 0 && counts.inFlight() == 0);
    }

    private String state() {
        StringBuilder state = new StringBuilder();
        for (RunningNode node : new RunningNode[] {acme, globex, initech}) {
            state.append("\n")
                    .append(node.name())
                    .append(" ")
                    .append(node.bean(Faults.class).open(null, null, 5))
                    .append(node.bean(Queue.class).page(null, 0, 5));
        }
        return state.toString();
    }

    private Connection near(Connection far) {
        return acme.bean(Connections.class)
                .find(Objects.requireNonNull(far.remoteId()))
                .orElseThrow();
    }

    private static Connector tracker(RunningNode node) {
        return node.bean(LocalTracker.class).connector();
    }

    private static NodeArguments bound(String name, Path folder, String kind, Map<String, String> settings) {
        NodeArguments arguments =
                NodeArguments.named(name, folder.resolve(name)).with("--syncline.tracker.kind=" + kind);
        for (Map.Entry<String, String> each : settings.entrySet()) {
            arguments = arguments.with("--syncline.tracker.settings." + each.getKey() + "=" + each.getValue());
        }
        return arguments;
    }
}
