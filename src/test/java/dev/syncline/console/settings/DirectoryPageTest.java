package dev.syncline.console.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import dev.syncline.access.Audit;
import dev.syncline.console.PageTest;
import dev.syncline.console.PlainBrowser;
import dev.syncline.directory.Announcement;
import dev.syncline.directory.DirectoryRefusal;
import dev.syncline.directory.DirectorySetting;
import dev.syncline.directory.Dispute;
import dev.syncline.directory.TrackerDirectory;
import dev.syncline.directory.TypedDirectory;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** What others may know of this node's tracker is entered here, and what a directory said about it is shown. */
@PageTest
class DirectoryPageTest {

    private static final String HERE = "/settings/directory";
    private static final URI DIRECTORY = URI.create("https://directory.example.com");
    private static final URI TRACKER = URI.create("https://acme.xurrent.com");

    @Autowired
    MockMvc mvc;

    @Autowired
    Audit audit;

    @Autowired
    TrackerDirectory directory;

    @BeforeEach
    void nothingIsKept() {
        given(directory.setting()).willReturn(new DirectorySetting(null, false, null, false, false));
    }

    @Test
    void savesWhatIsTypedAndTellsTheDirectoryAtOnce() {
        PlainBrowser browser = new PlainBrowser(mvc, HERE);
        assertThat(browser.content()).contains("No directory was told of this node.");
        browser.type("tracker", " https://acme.xurrent.com ").press("Save");
        verify(directory).configure(new TypedDirectory("https://acme.xurrent.com", false, "", false, false));
        verify(directory).catchUp();
        verify(audit).record(any(), any());
    }

    @Test
    void saysWhatIsMissingAndTellsNobody() {
        DirectoryRefusal refusal = mock(DirectoryRefusal.class);
        given(refusal.fields()).willReturn(Map.of("tracker", "Enter the address of your tracker."));
        willThrow(refusal).given(directory).configure(any());
        PlainBrowser browser = new PlainBrowser(mvc, HERE).press("Save");
        assertThat(browser.content()).contains("Enter the address of your tracker.");
        verify(directory, never()).catchUp();
    }

    @Test
    void showsWhatIsAnnouncedAndWhyTheLastTryFailed() {
        given(directory.announcements())
                .willReturn(List.of(new Announcement(
                        DIRECTORY,
                        TRACKER,
                        URI.create("https://sync.acme.com"),
                        "abc",
                        5,
                        Instant.EPOCH,
                        "Nothing listens there.")));
        PlainBrowser browser = new PlainBrowser(mvc, HERE);
        assertThat(browser.content())
                .contains("https://sync.acme.com", "Nothing listens there.", "repeated every ten minutes");
        browser.press("Try again now");
        verify(directory).catchUp();
    }

    @Test
    void forgetsANodeThatStandsBesideATrackerWrongly() {
        given(directory.setting()).willReturn(new DirectorySetting(null, false, null, false, true));
        given(directory.disputes())
                .willReturn(List.of(new Dispute(TRACKER, "abc", "https://other.example.com", Instant.EPOCH)));
        new PlainBrowser(mvc, HERE).press("Forget the node known beside https://acme.xurrent.com");
        verify(directory).forget(TRACKER);
    }
}
