package dev.syncline.incoming;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.connector.EntityDescription.FieldType;
import dev.syncline.connector.TextLimit;
import dev.syncline.item.Counterpart;
import dev.syncline.item.Knowledge;
import dev.syncline.item.Replica;
import dev.syncline.item.Shown;
import dev.syncline.item.SyncMessage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Texts of the other side, in our notation. */
class LocalNotationTest {

    private static final String SOURCE = "data:image/png;base64,iVBORw0KGgo=";
    private static final Counterpart THERE = new Counterpart("r7", "GLO-7", "https://globex.example/GLO-7", "ticket");

    private final IncomingFixture one = new IncomingFixture();

    @AfterEach
    void stop() {
        one.close();
    }

    @Test
    void turnsWhatTheOtherSideWroteIntoOurNotationBeforeTheRuleSeesIt() {
        one.side.publish("", "issue.description = replica.description; issue.summary = previous?.description");
        for (String words : List.of("It **burns**", "It **burns** <script>y()</script>")) {
            Replica replica = new Replica(Map.of("description", words, "else", "**as it came**"));
            Map<String, String> notations =
                    Map.of("description", "MARKDOWN", "else", "MARKDOWN", "more", "OF_TOMORROW");
            one.receive(one.envelope(
                    SyncMessage.KIND, new SyncMessage(THERE, replica, Knowledge.NONE, notations).toBody()));
        }

        assertThat(field("description"))
                .startsWith("<p>It <strong>burns</strong>")
                .doesNotContain("script", "y()");
        assertThat(field("summary")).isEqualTo("<p>It <strong>burns</strong></p>");
    }

    @Test
    void anImageThatCameAsAFileIsThatFilesNameInOurText() {
        one.side.publish("", "issue.description = replica.description");
        Map<String, Object> file =
                Map.of("id", "picture:1", "filename", "picture-1.png", Shown.PART, List.of(Shown.digest(SOURCE)));
        Replica replica = new Replica(Map.of("description", "See ![x](" + SOURCE + ")", "attachments", List.of(file)));

        one.receive(one.envelope(
                SyncMessage.KIND,
                new SyncMessage(THERE, replica, Knowledge.NONE, Map.of("description", "MARKDOWN")).toBody()));

        assertThat(field("description")).isEqualTo("<p>See [picture-1.png]</p>");
    }

    @Test
    void aTextThatWasSentUnderTheNameOfAnotherFieldComesBackInItsOwnNotation() {
        one.tracker.takes("note", FieldType.TEXT, new TextLimit(1_000, TextLimit.Unit.CHARACTERS));
        one.side.publish(
                "replica.note = issue.description",
                "issue.description = firstSync ? '<p>It <b>burns</b>, see <a href=\"https://acme.test/fan\">the manual</a></p>' : replica.note");
        note("");
        String ours = field("description");
        one.look();

        note("It **burns**, see [the manual](https://acme.test/fan)");
        assertThat(field("description")).isEqualTo(ours);
        note("It **smokes**");
        assertThat(field("description")).isEqualTo("<p>It <strong>smokes</strong></p>");
    }

    private void note(String words) {
        Replica replica = new Replica(Map.of("note", words));
        Map<String, String> notations = words.isEmpty() ? Map.of() : Map.of("note", "MARKDOWN");
        one.receive(
                one.envelope(SyncMessage.KIND, new SyncMessage(THERE, replica, Knowledge.NONE, notations).toBody()));
    }

    private String field(String name) {
        return String.valueOf(one.item().fields().get(name)).strip();
    }
}
