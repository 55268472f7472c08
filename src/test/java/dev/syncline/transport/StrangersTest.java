package dev.syncline.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.connection.Connection;
import dev.syncline.connection.Connection.Status;
import dev.syncline.connection.ConnectionId;
import dev.syncline.signing.Addressing;
import dev.syncline.signing.Signatures;
import dev.syncline.testing.MigratedDatabase;
import dev.syncline.testing.MovableClock;
import dev.syncline.testing.PostgresServer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
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
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** Partners that mean ill: they harm no connection but their own. */
class StrangersTest {

    private final MovableClock clock = new MovableClock(Instant.parse("2026-01-31T12:00:00Z"));
    private final UUID twin = UUID.randomUUID();

    @TempDir
    Path data;

    private Side acme;
    private Side globex;

    @BeforeEach
    void start() throws Exception {
        acme = new Side("acme", h2(), clock, data, Optional.empty());
        globex = new Side("globex", h2(), clock, data, Optional.empty());
        Side.connect(acme, globex, Status.ACTIVE, Status.ACTIVE);
    }

    @AfterEach
    void stop() {
        acme.close();
        globex.close();
    }

    /** Anybody may name another node's address as their own; the key is theirs alone. */
    @Test
    void slowNobodyElseByNamingTheirAddress() throws Exception {
        ConnectionId strange = new ConnectionId(UUID.randomUUID());
        try (Side stranger = new Side("stranger", h2(), clock, data, Optional.empty())) {
            acme.know(
                    strange,
                    new ConnectionId(UUID.randomUUID()),
                    Connection.Type.PUBLIC,
                    Status.ACTIVE,
                    globex.address,
                    stranger.key());
        }
        Peers peers = acme.get(Peers.class);
        for (int i = 0; i < 5; i++) {
            peers.failed(known(strange), globex.address, new NotTaken("Not signed."));
        }
        assertThat(peers.isOpen(known(strange))).isFalse();
        assertThat(peers.isOpen(known(acme.id))).isTrue();
        peers.failed(known(acme.id), globex.address, new NotTaken("No answer."));
        peers.alive(known(strange));
        assertThat(peers.isOpen(known(acme.id))).isFalse();
    }

    @Test
    void getASentenceForWhatIsNoEnvelopeAndStoreNothing() throws Exception {
        String good = Wire.text(new Message(UUID.randomUUID(), 1, twin, "sync", "ACME-1", "body"));
        assertRefused("{}", "not a batch");
        assertRefused("null", "not a batch");
        assertRefused("{\"envelopes\":null}", "not a batch");
        assertRefused("{\"envelopes\":[" + good + ",null]}", "envelope 2: it is null");
        assertRefused("{\"envelopes\":[" + good.replace("\"ACME-1\"", "null") + "]}", "not a batch");
        assertRefused("{\"envelopes\":[" + good.replace("ACME-1", "A".repeat(501)) + "]}", "500 characters");
        assertRefused("{\"envelopes\":[" + good.replace("\"sync\"", "\"" + "k".repeat(61) + "\"") + "]}", "60");
        assertRefused("{\"envelopes\":[" + good.replace(":1,", ":0,") + "]}", "begin with 1");
        assertRefused(
                "{\"envelopes\":[" + good + "," + good.replace(":\"body\"", ":\"flawed\"") + "]}", "2: it is flawed");
        assertThat(globex.count("transport_received")).isZero();
        assertThat(globex.queue().counts(null).accepted()).isZero();
    }

    private void assertRefused(String batch, String why) throws Exception {
        byte[] body = batch.getBytes(StandardCharsets.UTF_8);
        HttpHeaders signed = acme.get(Signatures.class)
                .signRequest(
                        acme.key(),
                        HttpMethod.POST,
                        URI.create(globex.address + EnvelopeCall.PATH),
                        MediaType.APPLICATION_JSON,
                        Signatures.contentDigest(body),
                        new Addressing(
                                globex.id.toString(),
                                globex.key().fingerprint(),
                                UUID.randomUUID().toString()));
        MockHttpServletResponse answer = post(signed, body);
        assertThat(answer.getStatus()).as(batch).isEqualTo(400);
        assertThat(answer.getContentAsString()).contains(why);
    }

    private Connection known(ConnectionId id) {
        return Objects.requireNonNull(acme.connections.get(id));
    }

    private MockHttpServletResponse post(HttpHeaders headers, byte[] body) throws Exception {
        return globex.web()
                .perform(MockMvcRequestBuilders.post(EnvelopeCall.PATH)
                        .headers(headers)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body))
                .andReturn()
                .getResponse();
    }

    private static PostgresServer.Database h2() {
        return MigratedDatabase.inMemory();
    }
}
