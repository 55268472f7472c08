package dev.syncline.incoming;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.testing.TwoEngines;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Images of a text that the other side knows by the names of their files. */
class ImagesComeBackTest {

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 1};
    private static final String OURS = "https://acme.example/image?refid=1";
    private static final String TEXT = "<p>See <img src=\"" + OURS + "\"> here</p>";

    @Test
    void aTextThatComesBackKeepsItsImages() {
        try (TwoEngines both = new TwoEngines(1)) {
            both.publish(
                    "replica.summary = issue.summary; replica.description = issue.description\n"
                            + "replica.attachments = issue.attachments",
                    "issue.summary = replica.summary; issue.description = replica.description");
            both.acme.tracker.images.put(OURS, PNG);
            TwoEngines.Pair pair = both.pair(Map.of("summary", "Printer", "description", TEXT));
            assertThat(both.globex
                            .tracker
                            .read("ticket", pair.globex())
                            .orElseThrow()
                            .fields()
                            .get("description"))
                    .asString()
                    .matches("<p>See \\[picture-[0-9a-f]{8}\\.png] here</p>");

            both.globex.tracker.personSets(pair.globex(), "summary", "Printer on fire");
            both.settle();

            assertThat(both.acme
                            .tracker
                            .read("ticket", pair.acme())
                            .orElseThrow()
                            .fields())
                    .containsEntry("summary", "Printer on fire")
                    .containsEntry("description", TEXT);
            assertThat(both.acme.faults()).isEmpty();
            assertThat(both.globex.faults()).isEmpty();
        }
    }
}
