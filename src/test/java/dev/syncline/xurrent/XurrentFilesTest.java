package dev.syncline.xurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.syncline.connector.AttachmentDraft;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerFailure.Kind;
import dev.syncline.connector.TrackerSettings;
import dev.syncline.connector.http.TrackerLines;
import dev.syncline.item.Item;
import dev.syncline.outbound.OutboundForTests;
import dev.syncline.testing.Digests;
import dev.syncline.testing.MovableClock;
import dev.syncline.xurrent.simulator.XurrentSimulator;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Files on the notes of a request: carried, and refused. */
class XurrentFilesTest {

    private final XurrentSimulator simulator = new XurrentSimulator(Clock.systemUTC());
    private final MovableClock clock = new MovableClock(Clock.systemUTC().instant());
    private final XurrentConnector connector = new XurrentConnector(
            new TrackerSettings(simulator.settings()), new TrackerLines(OutboundForTests.loopback(), clock), 1000);

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void aNoteThatOnlyCarriesAFileIsNoComment() {
        Item item = create();

        attach(item, "empty.txt", "");

        Item read = connector.read("request", item.ref().id()).orElseThrow();
        assertThat(read.comments()).isEmpty();
        assertThat(read.attachments()).singleElement().matches(file -> file.internal());
    }

    @Test
    void aPictureIsShownOnTheNoteThatCarriesIt() {
        Item item = create();

        attach(item, "fire.png", "picture");
        String id = item.ref().id();

        assertThat(simulator.notes(id))
                .last()
                .asString()
                .matches("fire\\.png\\n\\n!\\[]\\(attachments/\\d+/fire\\.png\\)");
        Item read = connector.read("request", id).orElseThrow();
        assertThat(read.comments()).isEmpty();
        assertThat(read.attachments()).hasSize(1);
    }

    @Test
    void aFileThatTheStorageRefusesIsNamedWithItsSizeAndTheLimit() {
        Item item = create();
        simulator.terms().storageTakes(4);

        TrackerFailure failure = failure(() -> attach(item, "smoke.txt", "It smokes"));

        assertThat(failure.kind()).isEqualTo(Kind.TOO_LARGE);
        assertThat(failure.fields().get("attachments"))
                .contains("smoke.txt", "has 9 bytes", "at most 4", "Leave it out in the rule");
        assertThat(connector.read("request", item.ref().id()).orElseThrow().attachments())
                .isEmpty();
    }

    @Test
    void aKindThatTheStorageRefusedIsTriedAgainOnceItMayHaveBeenAllowed() {
        Item item = create();
        simulator.terms().fileEndings("png");
        assertThat(failure(() -> attach(item, "smoke.txt", "It smokes")).fields())
                .containsKey("attachments");
        assertThat(connector.capabilities().files().objection("smoke.txt", 9)).isPresent();
        simulator.terms().fileEndings("png", "txt");

        clock.advance(Duration.ofSeconds(11));

        assertThat(connector.capabilities().files().objection("smoke.txt", 9)).isEmpty();
        attach(item, "smoke.txt", "It smokes");
        assertThat(connector.read("request", item.ref().id()).orElseThrow().attachments())
                .hasSize(1);
    }

    @Test
    void aKindOfFileThatTheNoteRefusesIsNamed() {
        Item item = create();
        simulator.terms().noteRefuses(".exe");

        TrackerFailure failure = failure(() -> attach(item, "smoke.exe", "It smokes"));

        assertThat(failure.kind()).isEqualTo(Kind.VALIDATION);
        assertThat(failure.fields().get("attachments"))
                .contains("smoke.exe", "forbidden type", "Leave it out in the rule");
    }

    private Item create() {
        return connector.create(
                "request",
                "k-1",
                new HashMap<>(Map.of("summary", "Printer on fire", "category", "incident", "impact", "high")));
    }

    private void attach(Item item, String name, String words) {
        byte[] bytes = words.getBytes(StandardCharsets.UTF_8);
        connector.attach(
                item.ref(),
                new AttachmentDraft(name, "text/plain", bytes.length, Digests.sha256(bytes), true),
                new ByteArrayInputStream(bytes));
    }

    private static TrackerFailure failure(ThrowingCallable call) {
        TrackerFailure failure = catchThrowableOfType(TrackerFailure.class, call);
        assertThat(failure).as("a TrackerFailure").isNotNull();
        return failure;
    }
}
