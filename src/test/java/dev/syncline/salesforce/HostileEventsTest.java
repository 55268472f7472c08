package dev.syncline.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.testing.Eventually;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Events that are none lead to nothing but a line in the log and a poll; the next one is heard. */
@ExtendWith(OutputCaptureExtension.class)
class HostileEventsTest extends ChangeCaptureFixture {

    private static final int MEGABYTE = 1024 * 1024;

    @Test
    void rubbishIsTold(CapturedOutput output) {
        follow();

        events.publishRubbish("Case", new byte[] {-1, -1, -1, -1, -1, -1, -1, -1, -1, 1, 7});

        isPolledAndHearsTheNext(output, "It is cut off, or no such event at all.");
    }

    @Test
    void anEventOfAnUnknownSchemaIsTold(CapturedOutput output) {
        follow();

        events.publishOfUnknownSchema("Case");

        isPolledAndHearsTheNext(output, "Its schema is not to be had.");
    }

    @Test
    void aSchemaThatIsNoneIsTold(CapturedOutput output) {
        follow();

        events.publishIn("Case", "{\"type\": \"recor", new byte[] {0});

        isPolledAndHearsTheNext(output, "Its schema is no Avro.");
    }

    @Test
    void aSchemaOfSomethingElseIsTold(CapturedOutput output) {
        follow();

        events.publishIn("Case", "{\"type\":\"record\",\"name\":\"A\",\"fields\":[]}", new byte[] {0});

        isPolledAndHearsTheNext(output, "It has no ChangeEventHeader.");
    }

    @Test
    void anEventOfMoreThanAMegabyteIsTold(CapturedOutput output) {
        follow();

        events.publishRubbish("Case", new byte[MEGABYTE + 1]);

        isPolledAndHearsTheNext(output, "1 MB is the most an event may have");
    }

    @Test
    void anAnswerLargerThanAnythingTakenIsLeftBehind(CapturedOutput output) {
        make("Printer");
        follow();
        int calls = events.calls();
        events.publishRubbish("Case", new byte[5 * MEGABYTE]);

        Eventually.holds("the place is given up", () -> heard.lost.get() >= 1);
        // What happens before somebody listens anew is for the poll, so not for this test.
        Eventually.holds("somebody calls anew", () -> events.calls() > calls);
        awaitListening();
        String id = make("Another");

        heard.awaitHints(1);
        assertThat(heard.ids()).contains(id);
        assertThat(output).contains("it is listened to from now on, and polling covers what was before");
    }

    private void isPolledAndHearsTheNext(CapturedOutput output, String sentence) {
        Eventually.holds("the poll comes at once", () -> heard.stirred.get() == 1);
        assertThat(output).contains("/data/CaseChangeEvent could not be read").contains(sentence);
        String id = make("Printer");
        heard.awaitHints(1);
        assertThat(heard.ids()).containsExactly(id);
        assertThat(heard.places).hasSize(1);
    }
}
