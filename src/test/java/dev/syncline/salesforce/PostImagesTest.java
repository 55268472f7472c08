package dev.syncline.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.syncline.connector.TrackerFailure.Kind;
import dev.syncline.item.Attachment;
import dev.syncline.item.Comment;
import dev.syncline.item.Item;
import dev.syncline.testing.FormParts.Sent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Images that rich Chatter posts show come along as files of the record, and the words say where they were. */
class PostImagesTest extends OrgFixture {

    private static final Sent SMOKE = new Sent("smoke & fire.png", BYTES);
    private static final Sent FAN = new Sent("fan.png", "A fan".getBytes(StandardCharsets.UTF_8));

    @Test
    void anImageOfAPostIsAFileAndItsNameStandsInTheWords() throws IOException {
        Item item = create(Map.of());
        simulator.post(item.ref().id(), "Look:", false, SMOKE, FAN);

        Item read = read(item.ref());

        assertThat(read.comments()).extracting(Comment::body).containsExactly("Look:\n\n[smoke & fire.png][fan.png]");
        assertThat(read.attachments())
                .extracting(Attachment::filename, Attachment::size, Attachment::mimetype, Attachment::internal)
                .containsExactlyInAnyOrder(
                        tuple("smoke & fire.png", (long) BYTES.length, "image/png", false),
                        tuple("fan.png", 5L, "image/png", false));
        try (InputStream bytes = connector.open(item.ref(), file(read, "smoke & fire.png"), 3)) {
            assertThat(bytes).hasBinaryContent("smokes".getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void aFileIsOpenedOnlyWhereAPostShowsIt() {
        Item one = create(Map.of());
        Item two = create(Map.of());
        String post = simulator.post(one.ref().id(), "Look:", false, SMOKE);
        String file = file(read(one.ref()), "smoke & fire.png");

        assertThat(failure(() -> connector.open(two.ref(), file, 0)).kind()).isEqualTo(Kind.NOT_FOUND);
        simulator.delete(post);

        assertThat(read(one.ref()).attachments()).isEmpty();
        assertThat(failure(() -> connector.open(one.ref(), file, 0)).kind()).isEqualTo(Kind.NOT_FOUND);
    }

    @Test
    void whatOnlyPeopleOfTheCompanySeeIsInternal() {
        Item item = create(Map.of());
        simulator.post(item.ref().id(), "Between us", true, SMOKE);
        simulator.post(item.ref().id(), "For all", false, FAN);

        assertThat(read(item.ref()).attachments())
                .extracting(Attachment::filename, Attachment::internal)
                .containsExactlyInAnyOrder(tuple("smoke & fire.png", true), tuple("fan.png", false));
    }

    @Test
    void anImageThatIsAFileOfTheRecordTooIsOneFile() {
        Item item = create(Map.of());
        simulator.post(item.ref().id(), "Look:", false, SMOKE);
        Attachment shown = read(item.ref()).attachments().get(0);
        simulator.add(
                "ContentDocumentLink",
                Map.of(
                        "ContentDocumentId",
                        String.valueOf(simulator.get(shown.id(), "ContentDocumentId")),
                        "LinkedEntityId",
                        item.ref().id(),
                        "Visibility",
                        "AllUsers"));

        assertThat(read(item.ref()).attachments()).extracting(Attachment::id).containsExactly(shown.id());
    }

    @Test
    void anImageThatTheActingUserMayNotSeeStays() {
        Item item = create(Map.of());
        simulator.post(item.ref().id(), "Look:", false, SMOKE);
        simulator.hideType("ContentVersion");

        Item read = open(Map.of()).read("Case", item.ref().id()).orElseThrow();

        assertThat(read.attachments()).isEmpty();
        assertThat(read.comments())
                .extracting(Comment::body)
                .containsExactly("Look:\n\n[image user-added, only in Salesforce]");
    }

    @Test
    void takingItOffLeavesThePostAsItIs() {
        Item item = create(Map.of());
        simulator.post(item.ref().id(), "Look:", false, SMOKE);
        Attachment shown = read(item.ref()).attachments().get(0);

        connector.removeAttachment(item.ref(), shown.id());

        assertThat(read(item.ref()).attachments()).extracting(Attachment::id).containsExactly(shown.id());
    }

    @Test
    void onlyWhereAPostShowsSomethingItCostsACallMore() {
        Item item = create(Map.of());
        read(item.ref());
        int before = simulator.calls();
        read(item.ref());
        assertThat(simulator.calls() - before).isEqualTo(1);
        simulator.post(item.ref().id(), "Look:", false, SMOKE, FAN);
        read(item.ref());
        int shown = simulator.calls();

        read(item.ref());

        assertThat(simulator.calls() - shown).isEqualTo(2);
    }

    private static String file(Item item, String name) {
        List<String> ids = item.attachments().stream()
                .filter(file -> file.filename().equals(name))
                .map(Attachment::id)
                .toList();
        assertThat(ids).hasSize(1);
        return ids.get(0);
    }
}
