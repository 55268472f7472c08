package dev.syncline.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.access.ApiTokens;
import dev.syncline.change.Triggers;
import dev.syncline.fault.Fault;
import dev.syncline.fault.Faults;
import dev.syncline.input.StrictJson;
import dev.syncline.node.NodeKeys;
import dev.syncline.node.ThisNode;
import dev.syncline.outbound.Answer;
import dev.syncline.testing.ConnectedPair;
import dev.syncline.testing.DeskClient;
import dev.syncline.testing.Eventually;
import dev.syncline.testing.NodeArguments;
import dev.syncline.testing.RunningNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.springframework.data.domain.PageRequest;
import org.springframework.http.HttpMethod;
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
    private DeskClient acmeDesk;
    private DeskClient copyDesk;
    private DeskClient globexDesk;

    @BeforeAll
    void copyAcmeAndStartTheCopy(@TempDir Path folder) throws IOException {
        place = NodeArguments.named("Acme", folder.resolve("acme"));
        acme = RunningNode.start(place);
        globex = RunningNode.start(NodeArguments.named("Globex", folder.resolve("globex")));
        there = ConnectedPair.connect(acme, globex);
        side = TwoNodes.connection(acme, Objects.requireNonNull(there.remoteId()));
        acme.bean(Triggers.class).create(side.id(), "ticket", "", "Every ticket", true);
        String token = acme.bean(ApiTokens.class).make("test", 1);
        acmeDesk = new DeskClient(acme.address(), token);
        globexDesk =
                new DeskClient(globex.address(), globex.bean(ApiTokens.class).make("test", 1));
        acmeDesk.create(Map.of("summary", "Before the copy"));
        arrives("Before the copy");

        NodeArguments second = NodeArguments.named("Acme", folder.resolve("copy"));
        copied(second.data());
        UUID before = life(acme, side).mine();
        acme.bean(CheckIns.class).renew();
        Eventually.holds(
                () -> "Globex follows Acme further",
                () -> life(acme, side).isSettled() && !life(acme, side).mine().equals(before));
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
        assertThat(isRefused(acme)).isFalse();
        assertThat(copy.bean(Faults.class).open(null, PageRequest.of(0, 10)).getContent())
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
    void nobodyIsFollowedWhoDoesNotGoOnFromWhatWasSaidBefore() {
        LifeNews foreign = new LifeNews(UUID.randomUUID(), UUID.randomUUID(), false, null, null);
        Answer answer = ask(foreign);
        LifeNews said = StrictJson.read(answer.body(), LifeNews.class).orElseThrow();
        assertThat(said.refused()).isEqualTo(foreign.to());
        assertThat(life(globex, there).theirs()).isEqualTo(life(acme, side).mine());
        assertThat(ask(new LifeNews(null, null, true, null, null)).status()).isEqualTo(400);
        assertThat(life(globex, there).theirs()).isEqualTo(life(acme, side).mine());
        acmeDesk.create(Map.of("summary", "After a foreign claim"));
        arrives("After a foreign claim");
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
                .toList();
        assertThat(summaries)
                .containsExactlyInAnyOrder(
                        "Before the copy", "Made on Acme", "Made on the copy", "After a foreign claim");
        assertThat(comments(globexDesk, "Before the copy")).isEqualTo(1);
        assertThat(isRefused(copy)).isFalse();
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
        assertThat(isRefused(acme)).isFalse();
        copyDesk.create(Map.of("summary", "The copy goes on"));
        arrives("The copy goes on");
        assertThat(TwoNodes.connection(globex, there.id()).status()).isEqualTo(Connection.Status.ACTIVE);
    }

    private Answer ask(LifeNews news) {
        return acme.bean(PeerCalls.class)
                .ask(
                        HttpMethod.POST,
                        URI.create(globex.address()
                                + LifeController.PATH.replace("{id}", there.id().toString())),
                        news,
                        PeerCalls.Between.sidesOf(side));
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
        return !node.bean(Copies.class).refused().isEmpty();
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
