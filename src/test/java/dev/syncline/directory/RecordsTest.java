package dev.syncline.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

import dev.syncline.input.StrictJson;
import dev.syncline.node.KeyLink;
import dev.syncline.node.NodeKeys;
import dev.syncline.node.ThisNode;
import dev.syncline.outbound.Answer;
import dev.syncline.outbound.Outbound;
import dev.syncline.testing.FakeTracker;
import dev.syncline.testing.Slice;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;

/** A directory takes what a node signed about itself, and nothing else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecordsTest {

    private static final String DIRECTORY = "https://directory.example.com";
    private static final String TRACKER = "https://acme.xurrent.example";
    private static final String NODE = "https://sync.acme.example";
    private static final long WEEK = Duration.ofDays(7).toMillis();

    private final ThisNode node = mock(ThisNode.class);
    private final Outbound outbound = mock(Outbound.class);
    private final Signer acme = Signer.fresh();
    private final Signer mallory = Signer.fresh();
    private Slice slice;
    private KeepRecords records;

    @BeforeAll
    void start() {
        given(node.publicAddress()).willReturn(Optional.of(URI.create(DIRECTORY)));
        given(outbound.address(anyString())).willAnswer(call -> URI.create(call.getArgument(0)));
        slice = Slice.of(
                new FakeTracker(),
                Map.of(ThisNode.class, node, NodeKeys.class, mock(NodeKeys.class), Outbound.class, outbound),
                "directory");
        records = slice.get(KeepRecords.class);
    }

    @AfterAll
    void stop() {
        slice.close();
    }

    @BeforeEach
    void empty() {
        JdbcClient jdbc = slice.get(JdbcClient.class);
        jdbc.sql("delete from directory_record").update();
        jdbc.sql("delete from directory_dispute").update();
        answersAtTheNode(acme);
    }

    @Test
    void givesOutWhatANodeSigned() {
        SignedStatement signed = acme.sign(says(acme, TRACKER, 0));
        records.take(signed);
        assertThat(records.find(URI.create(TRACKER + "/"))).contains(signed);
        assertThat(records.find(URI.create("https://other.xurrent.example"))).isEmpty();
    }

    @Test
    void refusesWhatAnotherKeySigned() {
        refuses(mallory.sign(says(acme, TRACKER, 0)), 400, "not signed by the key it names");
        refuses(new SignedStatement("{}", "%%"), 400, "not signed");
        refuses(new SignedStatement(null, null), 400, "incomplete");
    }

    @Test
    void refusesARecordThatIsSentAgain() {
        SignedStatement first = acme.sign(says(acme, TRACKER, 0));
        records.take(first);
        refuses(first, 409, "as new or newer");
        records.take(acme.sign(says(acme, null, 1)));
        assertThat(records.find(URI.create(TRACKER))).isEmpty();
        refuses(first, 409, "as new or newer");
        refuses(acme.sign(says(acme, TRACKER, -Duration.ofMinutes(6).toMillis())), 409, "clocks");
        refuses(acme.sign(says(acme, TRACKER, Duration.ofMinutes(6).toMillis())), 409, "clocks");
    }

    @Test
    void refusesTheRecordForAnotherDirectory() {
        long now = now();
        Statement elsewhere = new Statement(
                "https://elsewhere.example", acme.key().encoded(), NODE, TRACKER, now, now + 1000, List.of());
        refuses(acme.sign(elsewhere), 409, "is for the directory https://elsewhere.example");
    }

    @Test
    void refusesToHandATrackerOverAndShowsTheClaim() {
        records.take(acme.sign(says(acme, TRACKER, 0)));
        answersAtTheNode(mallory);
        refuses(mallory.sign(says(mallory, TRACKER + "/", 1)), 409, "Another node is already known");
        TrackerDirectory directory = slice.get(TrackerDirectory.class);
        assertThat(directory.disputes())
                .singleElement()
                .satisfies(claim ->
                        assertThat(claim.fingerprint()).isEqualTo(mallory.key().fingerprint()));
        directory.forget(directory.disputes().get(0).tracker());
        records.take(mallory.sign(says(mallory, TRACKER, 2)));
        assertThat(directory.disputes()).isEmpty();
    }

    @Test
    void nobodyTakesBackTheRecordOfAnother() {
        records.take(acme.sign(says(acme, TRACKER, 0)));
        records.take(mallory.sign(says(mallory, null, 1)));
        assertThat(records.find(URI.create(TRACKER))).isPresent();
    }

    @Test
    void whatTakesBackNothingLeavesNothingBehind() {
        records.take(mallory.sign(says(mallory, null, 0)));
        assertThat(slice.get(TrackerDirectory.class).records()).isZero();
    }

    @Test
    void showsNoClaimOfSomebodyWhoAnswersNowhere() {
        records.take(acme.sign(says(acme, TRACKER, 0)));
        refuses(mallory.sign(says(mallory, TRACKER, 1)), 422, "no node answers with the key");
        assertThat(slice.get(TrackerDirectory.class).disputes()).isEmpty();
    }

    @Test
    void followsANodeToItsNewKey() {
        records.take(acme.sign(says(acme, TRACKER, 0)));
        Signer next = Signer.fresh();
        answersAtTheNode(next);
        SignedStatement moved = next.sign(says(next, TRACKER, 1, acme.to(next)));
        records.take(moved);
        assertThat(records.find(URI.create(TRACKER))).contains(moved);
    }

    @Test
    void refusesAnAddressWhereTheKeyIsNotShown() {
        answersAtTheNode(mallory);
        refuses(acme.sign(says(acme, TRACKER, 0)), 422, "no node answers with the key");
    }

    @Test
    void aRecordLapses() {
        long now = now();
        Statement shortLived =
                new Statement(DIRECTORY, acme.key().encoded(), NODE, TRACKER, now - 60_000, now - 1, List.of());
        records.take(acme.sign(shortLived));
        assertThat(records.find(URI.create(TRACKER))).isEmpty();
        answersAtTheNode(mallory);
        records.take(mallory.sign(says(mallory, TRACKER, 0)));
    }

    @Test
    void servesOnlyWhenItIsSwitchedOnAndOnlySoMuch() throws IOException {
        RecordsController pages = slice.get(RecordsController.class);
        DirectorySettingRows settings = slice.get(DirectorySettingRows.class);
        assertThat(pages.find(TRACKER).getStatusCode().value()).isEqualTo(404);
        assertThat(pages.take(request(new byte[0])).getStatusCode().value()).isEqualTo(404);
        settings.write(new DirectorySetting(null, false, null, false, true));
        assertThat(pages.take(request(new byte[RecordsController.LARGEST + 1]))
                        .getStatusCode()
                        .value())
                .isEqualTo(413);
        byte[] record = StrictJson.write(acme.sign(says(acme, TRACKER, 0)));
        assertThat(pages.take(request(record)).getStatusCode().value()).isEqualTo(200);
        assertThat(pages.find(TRACKER).getStatusCode().value()).isEqualTo(200);
        assertThat(pages.find("no address at all").getStatusCode().value()).isEqualTo(404);
        for (int more = 0; more < 60; more++) {
            pages.take(request("{}".getBytes(StandardCharsets.UTF_8)));
        }
        assertThat(pages.take(request(record)).getStatusCode().value()).isEqualTo(429);
        settings.write(new DirectorySetting(null, false, null, false, false));
    }

    private static MockHttpServletRequest request(byte[] body) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", RecordsController.PATH);
        request.setContent(body);
        return request;
    }

    private void answersAtTheNode(Signer who) {
        byte[] card = ("{\"key\":\"" + who.key().encoded() + "\",\"name\":\"Acme\"}").getBytes(StandardCharsets.UTF_8);
        given(outbound.ask(any(), any(), any(), any())).willReturn(new Answer(200, new HttpHeaders(), card));
    }

    private long now() {
        return slice.get(Clock.class).millis();
    }

    private Statement says(Signer who, @Nullable String tracker, long later, KeyLink... links) {
        long said = now() + later;
        return new Statement(
                DIRECTORY,
                who.key().encoded(),
                tracker == null ? null : NODE,
                tracker,
                said,
                said + WEEK,
                List.of(links));
    }

    private void refuses(SignedStatement signed, int status, String sentence) {
        assertThatThrownBy(() -> records.take(signed))
                .isInstanceOfSatisfying(
                        RecordRefused.class,
                        refused -> assertThat(refused.status()).isEqualTo(status))
                .hasMessageContaining(sentence);
    }
}
