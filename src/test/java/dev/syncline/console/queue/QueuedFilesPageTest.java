package dev.syncline.console.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;

import dev.syncline.console.PageTest;
import dev.syncline.console.PlainBrowser;
import dev.syncline.console.connections.Examples;
import dev.syncline.item.Trace;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The queue's tabs of attachments list what is still to be brought. */
@PageTest
class QueuedFilesPageTest extends WithQueue {

    @Test
    void namesTheFilesThatGoOverWithAnEvent() {
        waiting(2);
        carries("{\"summary\":\"Printer\",\"attachments\":[{\"filename\":\"photo.png\",\"filesize\":200}]}");
        PlainBrowser browser = new PlainBrowser(mvc, "/queue?tab=incoming-files");
        assertThat(browser.count("//tbody/tr")).isEqualTo(1);
        assertThat(browser.text("//tbody/tr")).contains("photo.png, 200 bytes");
    }

    @Test
    void listsOfWhatComesInOnlyFilesThatAreNotWrittenAndHowMuchOfThemIsHere() {
        waiting(2);
        String sha256 = "ab".repeat(32);
        carries("{\"attachments\":[{\"id\":\"1\",\"filename\":\"old.png\",\"filesize\":100},"
                + "{\"id\":\"2\",\"filename\":\"new.iso\",\"filesize\":900,\"sha256\":\"" + sha256 + "\"}]}");
        given(twins.traces(Examples.ID, TWIN)).willReturn(List.of(Trace.ofTheirs(Trace.Type.ATTACHMENT, "7", "1")));
        given(files.here(Examples.ID, TWIN.value(), "2", 900, sha256)).willReturn(120L);
        PlainBrowser browser = new PlainBrowser(mvc, "/queue?tab=incoming-files");
        assertThat(browser.text("//tbody/tr"))
                .contains("new.iso, 900 bytes, 120 of them fetched")
                .doesNotContain("old.png");
    }

    @Test
    void listsNoSyncWhoseFilesAreAllWritten() {
        waiting(2);
        carries("{\"attachments\":[{\"id\":\"1\",\"filename\":\"old.png\",\"filesize\":100}]}");
        given(twins.traces(Examples.ID, TWIN)).willReturn(List.of(Trace.ofTheirs(Trace.Type.ATTACHMENT, "7", "1")));
        assertThat(new PlainBrowser(mvc, "/queue?tab=incoming-files").count("//tbody/tr"))
                .isZero();
    }

    @Test
    void saysWhatTheSenderOfFilesIsNotTold() {
        waiting(0);
        assertThat(new PlainBrowser(mvc, "/queue?tab=outgoing-files").text("//main"))
                .contains("which of them are still to come, this node is not told");
    }
}
