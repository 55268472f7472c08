package dev.syncline.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.when;

import dev.syncline.connection.Connection;
import dev.syncline.connection.Connection.Status;
import dev.syncline.connection.Connection.Type;
import dev.syncline.connection.Connections;
import dev.syncline.node.NodeKey;
import dev.syncline.signing.Addressing;
import dev.syncline.signing.Signatures;
import dev.syncline.testing.Eventually;
import dev.syncline.testing.MigratedDatabase;
import dev.syncline.testing.MovableClock;
import dev.syncline.testing.PostgresServer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** Acme hands out to Globex, which cannot be called, and to nobody else. */
class WaitingTest {

    private static final URI TARGET = URI.create("https://acme.example" + Waiting.PATH);

    private final MovableClock clock = new MovableClock(Instant.parse("2026-03-01T12:00:00Z"));
    private final UUID twin = UUID.randomUUID();
    private Side acme;
    private Side globex;

    @BeforeEach
    void start(@TempDir Path data) {
        acme = new Side("acme", database(), clock, data, Optional.empty());
        globex = new Side("globex", h2(), clock, data, Optional.empty());
        acme.know(acme.id, globex.id, Type.PRIVATE, Status.ACTIVE, null, globex.key());
    }

    @AfterEach
    void stop() {
        acme.close();
        globex.close();
    }

    @Test
    void handsOutAgainWhatWasNotSignedForAndForgetsWhatWas() throws Exception {
        acme.send(twin, "one");
        acme.send(twin, "two");
        List<Message> first = handed(ask(globex, List.of(), 0)).envelopes();
        List<Message> again = handed(ask(globex, List.of(), 0)).envelopes();
        assertThat(first).extracting(Message::body).containsExactly("one", "two");
        assertThat(again).isEqualTo(first);
        List<Message.Answer> kept = first.stream()
                .map(each -> new Message.Answer(each.incarnation(), each.sequence(), Message.State.KEPT))
                .toList();
        assertThat(handed(ask(globex, kept, 0)).isNothing()).isTrue();
        assertThat(acme.count("transport_outbox")).isZero();
        assertThat(acme.queue().counts(null).done()).isEqualTo(2);
        assertThat(acme.queue().counts(null).queued()).isZero();
    }

    @Test
    void answersNoStrangerAndNoQuestionTwice() throws Exception {
        acme.send(twin, "one");
        HttpHeaders signed = signed(globex, question(List.of(), 0));
        assertThat(send(signed, question(List.of(), 0)).getResponse().getStatus())
                .isEqualTo(200);
        MvcResult replayed = send(signed, question(List.of(), 0));
        assertThat(String.valueOf(replayed.getAsyncResult())).contains("409").doesNotContain("one");
        try (Side stranger = new Side("stranger", h2(), clock, Path.of("."), Optional.empty())) {
            assertThat(ask(stranger, List.of(), 0).getResponse().getStatus()).isEqualTo(401);
        }
    }

    @Test
    void letsOneQuestionOfAConnectionWaitAndAnswersItWhenSomethingComes() throws Exception {
        MvcResult older = ask(globex, List.of(), 20);
        MvcResult newer = ask(globex, List.of(), 20);
        assertThat(handed(older).isNothing()).isTrue();
        assertThat(acme.get(Pickups.class).size()).isEqualTo(1);
        acme.send(twin, "one");
        assertThat(handed(newer).envelopes()).extracting(Message::body).containsExactly("one");
        Eventually.holds("nobody waits", () -> acme.get(Pickups.class).size() == 0);
    }

    @Test
    void saysWhenTheOtherSideIsSilentWhileSomethingWaitsUntilItCalls() throws Exception {
        when(acme.get(Connections.class).fetchedFrom())
                .thenReturn(List.of(Objects.requireNonNull(acme.connections.get(acme.id))));
        handed(ask(globex, List.of(), 0));
        acme.send(twin, "one");
        acme.get(WatchCallers.class).look();
        assertThat(acme.faults).isEmpty();
        assertThat(isOverdue()).isFalse();
        clock.advance(Duration.ofMinutes(3));
        assertThat(isOverdue()).isTrue();
        acme.get(WatchCallers.class).look();
        assertThat(acme.faults)
                .singleElement()
                .satisfies(fault ->
                        assertThat(fault.toString()).contains("has not called since 1 Mar 2026, 12:00:00 UTC"));
        handed(ask(globex, List.of(), 0));
        assertThat(acme.faults).isEmpty();
    }

    private boolean isOverdue() {
        Connection side = Objects.requireNonNull(acme.connections.get(acme.id));
        Callers.Call call = acme.get(Callers.class).expected(List.of(side)).get(acme.id.toString());
        return Objects.requireNonNull(call).overdue();
    }

    private MvcResult ask(Side who, List<Message.Answer> kept, int seconds) throws Exception {
        byte[] body = question(kept, seconds);
        return send(signed(who, body), body);
    }

    private static byte[] question(List<Message.Answer> kept, int seconds) {
        return Wire.bytes(new Waiting.Question(seconds, kept, "", List.of(), List.of()));
    }

    private HttpHeaders signed(Side who, byte[] body) {
        NodeKey own = who.key();
        return who.get(Signatures.class)
                .signRequest(
                        own,
                        HttpMethod.POST,
                        TARGET,
                        MediaType.APPLICATION_JSON,
                        Signatures.contentDigest(body),
                        new Addressing(
                                acme.id.toString(),
                                acme.key().fingerprint(),
                                UUID.randomUUID().toString()));
    }

    private MvcResult send(HttpHeaders signed, byte[] body) throws Exception {
        return acme.web()
                .perform(MockMvcRequestBuilders.post(TARGET)
                        .headers(signed)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body))
                .andReturn();
    }

    private static Waiting.Handed handed(MvcResult result) {
        Object answer = Objects.requireNonNull(result.getAsyncResult(10_000));
        byte[] body = Objects.requireNonNull((byte[]) ((ResponseEntity<?>) answer).getBody());
        return Wire.read(body, Waiting.Handed.class);
    }

    PostgresServer.Database database() {
        return h2();
    }

    private static PostgresServer.Database h2() {
        return MigratedDatabase.inMemory();
    }
}
