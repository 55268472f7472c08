package dev.syncline.requesttracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.syncline.connector.AttachmentDraft;
import dev.syncline.connector.Connector;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerFailure.Kind;
import dev.syncline.connector.TrackerSettings;
import dev.syncline.connector.http.TrackerLines;
import dev.syncline.item.Attachment;
import dev.syncline.item.Item;
import dev.syncline.outbound.OutboundForTests;
import dev.syncline.requesttracker.simulator.RtSimulator;
import dev.syncline.testing.Digests;
import dev.syncline.testing.MovableClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Request Tracker does with files, which it takes as a part of JSON and may keep less of than it was sent. */
class RtFilesTest {

    private final MovableClock clock = new MovableClock(Instant.parse("2026-01-31T12:00:00Z"));
    private final RtSimulator simulator = new RtSimulator(clock);
    private final Connector connector = new RtConnector(
            new TrackerSettings(simulator.settings()), new TrackerLines(OutboundForTests.loopback(), clock));
    private final Item item = connector.create("ticket", "key", Map.of("summary", "With files"));

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void anInternalFileIsShownToNoRequestor() {
        assertThat(attach("plan.txt", "text/plain", "Plan".getBytes(StandardCharsets.UTF_8), true)
                        .internal())
                .isTrue();
        assertThat(now().attachments()).singleElement().matches(Attachment::internal);
    }

    @Test
    void aTextThatIsNoUtf8KeepsItsBytesAndAnEmptyFileItsEmptiness() throws IOException {
        byte[] old = "caf\u00e9\r\n".getBytes(StandardCharsets.ISO_8859_1);

        Attachment kept = attach("gr\u00f6\u00dfe.txt", "text/plain", old, false);
        Attachment empty = attach("empty.txt", "text/plain", new byte[0], false);

        assertThat(kept.filename()).isEqualTo("gr\u00f6\u00dfe.txt");
        try (InputStream open = connector.open(item.ref(), kept.id(), 0);
                InputStream nothing = connector.open(item.ref(), empty.id(), 0)) {
            assertThat(open).hasBinaryContent(old);
            assertThat(nothing).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aFileOfWhichRtKeepsLessIsRefusedThenAndBeforehandAndWhatItKeptIsNoFileToSendOn(boolean drop) {
        simulator.keepAtMost(100, drop);
        attach("note.txt", "text/plain", "n".repeat(100).getBytes(StandardCharsets.UTF_8), false);

        assertThat(failure(() -> attach("plan.bin", "application/octet-stream", new byte[200], false)))
                .hasMessageContaining("'plan.bin' has 200 bytes, and Request Tracker keeps at most 75 of it")
                .hasMessageContaining("$MaxAttachmentSize")
                .extracting(TrackerFailure::kind)
                .isEqualTo(Kind.TOO_LARGE);
        assertThat(now().attachments()).extracting(Attachment::filename).containsExactly("note.txt");
        int calls = simulator.calls();
        assertThat(connector.capabilities().files().objection("next.bin", 101)).isPresent();
        assertThat(failure(() -> attach("next.bin", "application/octet-stream", new byte[101], false))
                        .kind())
                .isEqualTo(Kind.TOO_LARGE);
        assertThat(simulator.calls()).isEqualTo(calls);

        simulator.keepAtMost(1000, drop);
        clock.advance(Duration.ofMinutes(10));
        attach("plan.bin", "application/octet-stream", new byte[200], false);
        assertThat(now().attachments()).extracting(Attachment::filename).containsExactly("note.txt", "plan.bin");
    }

    private Item now() {
        return connector.read("ticket", item.ref().id()).orElseThrow();
    }

    private Attachment attach(String name, String type, byte[] content, boolean internal) {
        AttachmentDraft draft = new AttachmentDraft(name, type, content.length, Digests.sha256(content), internal);
        return connector.attach(item.ref(), draft, new ByteArrayInputStream(content));
    }

    private static TrackerFailure failure(Runnable call) {
        TrackerFailure failure = catchThrowableOfType(TrackerFailure.class, call::run);
        assertThat(failure).isNotNull();
        return failure;
    }
}
