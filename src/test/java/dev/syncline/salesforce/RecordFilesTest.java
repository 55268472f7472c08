package dev.syncline.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerFailure.Kind;
import dev.syncline.item.Attachment;
import dev.syncline.item.Item;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Files on a record: shared, inside only, slow, and refused. */
class RecordFilesTest extends OrgFixture {

    @Test
    void aFileThatIsElsewhereTooIsOnlyTakenOff() throws IOException {
        Item one = create(Map.of());
        Item two = create(Map.of());
        Attachment file = attach(one, "smoke.txt", false);
        Object document = simulator.get(file.id(), "ContentDocumentId");
        simulator.add(
                "ContentDocumentLink",
                Map.of(
                        "ContentDocumentId",
                        String.valueOf(document),
                        "LinkedEntityId",
                        two.ref().id(),
                        "Visibility",
                        "AllUsers"));

        connector.removeAttachment(one.ref(), file.id());

        assertThat(read(one.ref()).attachments()).isEmpty();
        assertThat(read(two.ref()).attachments()).extracting(Attachment::id).containsExactly(file.id());
        try (InputStream bytes = connector.open(two.ref(), file.id(), 3)) {
            assertThat(bytes).hasBinaryContent("smokes".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(failure(() -> connector.open(one.ref(), file.id(), 0)).kind())
                .isEqualTo(Kind.NOT_FOUND);
    }

    @Test
    void anInternalFileStaysInside() {
        Item item = create(Map.of());

        assertThat(attach(item, "smoke.txt", true).internal()).isTrue();
        assertThat(read(item.ref()).attachments()).singleElement().matches(Attachment::internal);
    }

    @Test
    void aKindOfFileThatTheOrgForbidsIsNamed() {
        Item item = create(Map.of());
        simulator
                .faults()
                .refuseNext("FIELD_INTEGRITY_EXCEPTION", "Your company doesn't support the following file types: .exe");

        TrackerFailure failure = failure(() -> attach(item, "smoke.exe", false));

        assertThat(failure.fields().get("attachments"))
                .contains("smoke.exe", "doesn't support", "File Upload and Download Security");
        assertThat(read(item.ref()).attachments()).isEmpty();
    }

    @Test
    void aFileThatIsRefusedForItsSizeIsNamedWithItsSizeAndTheLimit() {
        Item item = create(Map.of());
        simulator.faults().takeFilesOf(8);

        TrackerFailure failure = failure(() -> attach(item, "smoke.txt", false));

        assertThat(failure.kind()).isEqualTo(Kind.TOO_LARGE);
        assertThat(failure).hasMessageContaining(failure.fields().get("attachments"));
        assertThat(failure.fields().get("attachments"))
                .contains("smoke.txt", "has 9 bytes", "413", "2147483647", "Leave it out in the rule");
    }

    @Test
    void aFileForWhichTheOrgHasNoRoomIsNamedWithItsSize() {
        Item item = create(Map.of());
        simulator.faults().refuseNext("STORAGE_LIMIT_EXCEEDED", "storage limit exceeded");

        TrackerFailure failure = failure(() -> attach(item, "smoke.txt", false));

        assertThat(failure.kind()).isEqualTo(Kind.FORBIDDEN);
        assertThat(failure.fields().get("attachments"))
                .contains("smoke.txt", "has 9 bytes", "storage limit exceeded", "Storage Usage");
    }

    @Test
    void anImageOfARichTextFieldIsReadByItsReferenceFromTheOrgOnly() throws IOException {
        Item item = create(Map.of("Advice__c", "<p>So</p>"));
        String source = simulator.paste(item.ref().id(), "Advice__c", BYTES);
        int before = simulator.calls();

        try (InputStream image = connector.openImage(item.ref(), source).orElseThrow()) {
            assertThat(image).hasBinaryContent(BYTES);
        }

        assertThat(simulator.calls()).isGreaterThan(before);
        assertThat(connector.openImage(item.ref(), source.replace("refid=0EM", "refid=068")))
                .isEmpty();
    }

    @Test
    void nobodyIsAskedForAnImageOfAnotherHost() {
        Item item = create(Map.of("Advice__c", "<p>So</p>"));
        String source = simulator.paste(item.ref().id(), "Advice__c", BYTES);
        int before = simulator.calls();

        for (String foreign : new String[] {
            source.replace("acme.file.force.com", "spy.example"),
            source.replace("acme.file.force.com", "spy.example/?.force.com"),
            source.replace("https:", "file:"),
            "https://acme.file.force.com/servlet/other?refid=0EM000000000000AAA"
        }) {
            assertThat(connector.openImage(item.ref(), foreign)).as(foreign).isEmpty();
        }
        assertThat(simulator.calls()).isEqualTo(before);
    }

    @Test
    void bytesThatComeSlowlyAreAllRead() throws IOException {
        Item item = create(Map.of());
        Attachment file = attach(item, "smoke.txt", false);
        simulator.faults().drip(1);

        try (InputStream bytes = connector.open(item.ref(), file.id(), 0)) {
            assertThat(bytes).hasBinaryContent(BYTES);
        }
    }
}
