package dev.syncline.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dev.syncline.access.ApiTokens;
import dev.syncline.change.Changes;
import dev.syncline.change.Triggers;
import dev.syncline.connector.Connector;
import dev.syncline.connector.LocalTracker;
import dev.syncline.fault.Fault;
import dev.syncline.fault.Faults;
import dev.syncline.item.ItemRef;
import dev.syncline.node.NodeKeys;
import dev.syncline.node.ThisNode;
import dev.syncline.testing.ConnectedPair;
import dev.syncline.testing.DeskClient;
import dev.syncline.testing.Eventually;
import dev.syncline.testing.NodeArguments;
import dev.syncline.testing.RunningNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Acme is copied whole while it runs, with its database and keys, and the copy is started beside it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CopiedNodeTest {

    private NodeArguments place;
    private RunningNode acme;
    private RunningNode globex;
    private RunningNode copy;
    private Connection side;
    private Connection there;
    private Connection privateSide;
    private Connection fetchedFrom;
    private DeskClient acmeDesk;
    private DeskClient copyDesk;
    private DeskClient globexDesk;

    @BeforeAll
    void copyAcmeAndStartTheCopy(@TempDir Path folder) throws IOException {
        place = NodeArguments.named("Acme", folder.resolve("acme"));
        acme = RunningNode.start(place.with("--syncline.invitations.ask-every=1s"));
        globex = RunningNode.start(NodeArguments.named("Globex", folder.resolve("globex")));
        there = ConnectedPair.connect(acme, globex);
        side = TwoNodes.connection(acme, Objects.requireNonNull(there.remoteId()));
        ConnectionId invited = connectPrivately();
        fetchedFrom = TwoNodes.connection(globex, invited);
        privateSide = TwoNodes.connection(acme, Objects.requireNonNull(fetchedFrom.remoteId()));
        acme.bean(Triggers.class).create(side.id(), "ticket", "", "Every ticket", true);
        String token = acme.bean(ApiTokens.class).make("test", 1);
        acmeDesk = new DeskClient(acme.address(), token);
        globexDesk =
                new DeskClient(globex.address(), globex.bean(ApiTokens.class).make("test", 1));
        acmeDesk.create(Map.of("summary", "Before the copy"));
        arrives("Before the copy");

        NodeArguments second = NodeArguments.named("Acme", folder.resolve("copy"));
        copied(second.data());
        goesOn();
        copy = RunningNode.start(second);
        copyDesk = new DeskClient(copy.address(), token);
    }

    @AfterAll
    void stop() {
        copy.close();
        acme.close();
        globex.close();
    }

    @Test
    @Order(1)
    void theCopySaysThatItIsOneOfTwoAndNeitherSendsNorWrites() {
        Eventually.holds(() -> "the copy is refused", () -> isRefused(copy));
        copyDesk.create(Map.of("summary", "Made on the copy"));
        acmeDesk.create(Map.of("summary", "Made on Acme"));
        arrives("Made on Acme");
        globexDesk.comment(key(globexDesk, "Before the copy"), "Said by Globex");
        Eventually.holds(() -> "the comment arrives on Acme", () -> comments(acmeDesk, "Before the copy") == 1);

        assertThat(globexDesk.tickets("Made on the copy")).isEmpty();
        assertThat(comments(copyDesk, "Before the copy")).isZero();
        assertThat(acme.bean(Copies.class).refused()).isEmpty();
        assertThat(copy.bean(Faults.class).open(null, null, 10))
                .extracting(Fault::message)
                .anySatisfy(message -> assertThat(message).contains("Another copy of this node"));
    }

    @Test
    @Order(2)
    void whatAnAdministratorOfTheCopyDoesToTheConnectionIsNoneOfThePartnersBusiness() {
        copy.bean(Connections.class).deactivate(side.id(), "Only a test");
        SentNotices.Kept notice =
                copy.bean(SentNotices.class).find(side.id().value()).orElseThrow();
        assertThat(copy.bean(NoticeCalls.class).tell(notice)).isFalse();
        assertThat(TwoNodes.connection(globex, there.id()).status()).isEqualTo(Connection.Status.ACTIVE);
        assertThat(NoticesSeen.said(globex, there)).isEmpty();
        copy.bean(Connections.class).activate(side.id());
    }

    @Test
    @Order(3)
    void theCopyFetchesNothingOfWhatWaitsOnAPrivateConnection() {
        assertThat(copy.bean(Copies.class).refused())
                .extracting(Connection::id)
                .containsExactlyInAnyOrder(side.id(), privateSide.id());
        Connector tracker = globex.bean(LocalTracker.class).connector();
        ItemRef ref = tracker.create("ticket", "k1", Map.of("summary", "Fetched by one"))
                .ref();
        globex.bean(Changes.class).exalate(fetchedFrom.id(), ref);
        Eventually.holds(
                () -> "Acme fetches it, and has it once: " + acmeDesk.page(0, 50),
                () -> acmeDesk.tickets("Fetched by one").size() == 1);
        assertThat(copyDesk.tickets("Fetched by one")).isEmpty();
    }

    @Test
    @Order(4)
    void theCopyTakesThePlaceOfTheOriginalWhenItsAdministratorSaysSoAndNothingIsDoubled() {
        copy.bean(Copies.class).thisIsTheNode();
        arrives("Made on the copy");
        acmeDesk.create(Map.of("summary", "Too late on Acme"));
        Eventually.holds(() -> "Acme is refused", () -> isRefused(acme));

        List<String> summaries = globexDesk
                .page(0, 50)
                .valueStream()
                .map(ticket -> ticket.get("summary").asString())
                .filter(summary -> !summary.startsWith("Fetched"))
                .toList();
        assertThat(summaries).containsExactlyInAnyOrder("Before the copy", "Made on Acme", "Made on the copy");
        assertThat(comments(globexDesk, "Before the copy")).isEqualTo(1);
        assertThat(copy.bean(Copies.class).refused()).isEmpty();
    }

    @Test
    @Order(5)
    void aCopyThatIsGivenAnIdentityOfItsOwnLeavesThePartnersAlone() {
        String key = acme.bean(NodeKeys.class).current().fingerprint();
        acme.bean(Copies.class).thisIsACopy();
        assertThat(acme.bean(NodeKeys.class).current().fingerprint()).isNotEqualTo(key);
        assertThat(acme.bean(NodeKeys.class).holds(key)).isFalse();
        assertThat(acme.bean(ThisNode.class).publicAddress()).isEmpty();
        assertThat(TwoNodes.connection(acme, side.id()).status()).isEqualTo(Connection.Status.DEACTIVATED);
        assertThat(acme.bean(Copies.class).refused()).isEmpty();
        copyDesk.create(Map.of("summary", "The copy goes on"));
        arrives("The copy goes on");
        assertThat(TwoNodes.connection(globex, there.id()).status()).isEqualTo(Connection.Status.ACTIVE);
    }

    /** A connection on which Acme cannot be called and opens every call itself; its id on Globex. */
    private ConnectionId connectPrivately() {
        Issued issued = globex.bean(Invitations.class)
                .initiate(
                        new Proposal(null, Connection.Mode.SCRIPT, "Globex", "Acme", "Private", ""),
                        UUID.randomUUID().toString(),
                        "test");
        ConnectionId invited = issued.connection().id();
        TwoNodes.whilePrivate(acme, () -> {
            Connection accepted = acme.bean(Invitations.class).accept(TwoNodes.code(issued), "Acme", "test");
            globex.bean(Invitations.class).confirm(invited, "test");
            Eventually.holds(
                    "Acme is active on the private connection",
                    () -> TwoNodes.connection(acme, accepted.id()).status() == Connection.Status.ACTIVE);
        });
        return invited;
    }

    /** What happens every ten minutes. */
    private void goesOn() {
        long before = number(privateSide) + number(side);
        acme.bean(SchedulerClient.class)
                .reschedule(TaskInstanceId.of("transport.renew-lives", RecurringTask.INSTANCE), Instant.EPOCH);
        Eventually.holds(
                () -> "Globex follows Acme further",
                () -> life(acme, side).told()
                        && life(acme, privateSide).told()
                        && number(privateSide) + number(side) == before + 2);
    }

    private long number(Connection of) {
        return life(acme, of).number();
    }

    /** All that there is of it, as a machine's snapshot would have it. */
    private void copied(Path into) throws IOException {
        Files.createDirectories(into);
        Path zip = into.resolve("copy.zip");
        acme.bean(JdbcClient.class).sql("backup to '" + zip + "'").update();
        try (ZipFile unpacked = new ZipFile(zip.toFile())) {
            for (var entry : unpacked.stream().toList()) {
                try (InputStream content = unpacked.getInputStream(entry)) {
                    Files.copy(content, into.resolve(entry.getName()));
                }
            }
        }
        for (String file : List.of("vault.key", "incarnation")) {
            Files.copy(place.data().resolve(file), into.resolve(file));
        }
    }

    private static Life life(RunningNode node, Connection of) {
        return node.bean(LifeRows.class).find(of.id().value()).orElseThrow();
    }

    private static boolean isRefused(RunningNode node) {
        return node.bean(Copies.class).refused().size() == 2;
    }

    private void arrives(String summary) {
        Eventually.holds(
                () -> summary + " arrives once, not " + globexDesk.page(0, 50),
                () -> globexDesk.tickets(summary).size() == 1);
    }

    private static String key(DeskClient desk, String summary) {
        return desk.tickets(summary).get(0).get("key").asString();
    }

    private static int comments(DeskClient desk, String summary) {
        JsonNode found = desk.tickets(summary);
        return found.isEmpty()
                ? -1
                : desk.ticket(found.get(0).get("key").asString())
                        .get("comments")
                        .size();
    }
}
