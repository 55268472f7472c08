package dev.syncline.xurrent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.connector.AttachmentDraft;
import dev.syncline.connector.TrackerSettings;
import dev.syncline.connector.http.TrackerLines;
import dev.syncline.item.Attachment;
import dev.syncline.item.Item;
import dev.syncline.outbound.OutboundForTests;
import dev.syncline.testing.Digests;
import dev.syncline.testing.HurriedClock;
import dev.syncline.testing.MovableClock;
import dev.syncline.xurrent.simulator.XurrentSimulator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where Xurrent keeps files: S3 or the installation's own storage, and links that are good for a moment only. */
class XurrentStorageTest {

    private static final Duration LATER = Duration.ofMinutes(2);

    private final MovableClock time = new MovableClock(Clock.systemUTC().instant());
    private final HurriedClock clock = new HurriedClock(time);
    private final XurrentSimulator simulator = new XurrentSimulator(clock);
    private final XurrentConnector connector = new XurrentConnector(
            new TrackerSettings(simulator.settings()), new TrackerLines(OutboundForTests.loopback(), clock, clock), 1);

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void aLinkThatExpiredIsAskedForAnew() throws IOException {
        Item item = create();
        Attachment file = attach(item, "It smokes");
        assertThat(content(item, file)).isEqualTo("It smokes");

        time.advance(LATER);

        assertThat(content(item, file)).isEqualTo("It smokes");
    }

    @Test
    void theStorageRefusesALinkAfterItsTimeAndOneWhoseTimeWasChanged() {
        attach(create(), "It smokes");
        OtherProgram program = new OtherProgram(simulator);
        String link = program.ask(
                        "{ requests(first: 1) { nodes { notes(first: 9) { nodes { textAttachments(first: 1) { nodes { expiringUrl } } } } } } }")
                .findValue("expiringUrl")
                .asString();
        assertThat(program.get(link).statusCode()).as("with a token").isEqualTo(400);
        program.with("Authorization", "");
        assertThat(program.get(link).body()).isEqualTo("It smokes");
        assertThat(program.get(link.replace("expires=1", "expires=2")).statusCode())
                .isEqualTo(403);

        time.advance(LATER);

        HttpResponse<String> late = program.get(link);
        assertThat(late.statusCode()).isEqualTo(403);
        assertThat(late.body()).contains("AccessDenied", "Request has expired");
    }

    @Test
    void filesGoThroughTheInstallationsOwnStorageWhereItHasOne() throws IOException {
        simulator.terms().storeLocally();
        Item item = create();

        Attachment file = attach(item, "It smokes");

        assertThat(simulator.asked()).contains("POST /storage/local").doesNotContain("POST /storage");
        assertThat(file.filename()).isEqualTo("smoke.txt");
        assertThat(content(item, file)).isEqualTo("It smokes");
    }

    private String content(Item item, Attachment file) throws IOException {
        try (InputStream bytes = connector.open(item.ref(), file.id(), 0)) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Attachment attach(Item item, String words) {
        byte[] bytes = words.getBytes(StandardCharsets.UTF_8);
        return connector.attach(
                item.ref(),
                new AttachmentDraft("smoke.txt", "text/plain", bytes.length, Digests.sha256(bytes), false),
                new ByteArrayInputStream(bytes));
    }

    private Item create() {
        return connector.create(
                "request",
                "k-1",
                new HashMap<>(Map.of("summary", "Printer on fire", "category", "incident", "impact", "high")));
    }
}
