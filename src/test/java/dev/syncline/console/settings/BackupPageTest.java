package dev.syncline.console.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import dev.syncline.access.Audit;
import dev.syncline.backup.BackupByHand;
import dev.syncline.backup.BackupRefused;
import dev.syncline.backup.KeptBackup;
import dev.syncline.connection.Copies;
import dev.syncline.connection.OwnAddress;
import dev.syncline.connector.LocalTracker;
import dev.syncline.console.PageTest;
import dev.syncline.console.PlainBrowser;
import dev.syncline.node.NodeKeys;
import dev.syncline.node.ThisNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.web.servlet.MockMvc;

/** An administrator backs up the embedded database with one button, and sees what is kept. */
@PageTest
@WithMockUser(value = "alma", roles = "ADMINISTRATOR")
class BackupPageTest {

    private static final KeptBackup MADE = new KeptBackup(
            "syncline-20261128-130000-000-by-hand.zip",
            Instant.parse("2026-11-28T13:00:00Z"),
            "made by hand",
            12_340_000);

    @Autowired
    MockMvc mvc;

    @Autowired
    BackupByHand backups;

    @Autowired
    Audit audit;

    @Autowired
    ThisNode node;

    @Autowired
    NodeKeys keys;

    @Autowired
    OwnAddress ownAddress;

    @Autowired
    Copies copies;

    @Autowired
    LocalTracker tracker;

    @BeforeEach
    void anEmbeddedDatabase() {
        given(backups.isPossible()).willReturn(true);
        given(backups.folder()).willReturn(Path.of("/data/backups"));
    }

    @Test
    void tellsNameAndSizeOfWhatWasMadeAndWritesItDown() {
        given(backups.make()).willReturn(MADE);
        PlainBrowser browser = new PlainBrowser(mvc, "/settings");
        given(backups.kept()).willReturn(List.of(MADE));
        browser.press("Back up now");

        assertThat(browser.content())
                .contains("The database is backed up: syncline-20261128-130000-000-by-hand.zip, 12.3 MB.")
                .contains("/data/backups", "28 Nov 2026, 13:00:00 UTC", "made by hand");
        verify(audit).record("backed up the database", "syncline-20261128-130000-000-by-hand.zip, 12.3 MB");
    }

    @Test
    void saysWhyThereIsNone() {
        BackupRefused refused = mock(BackupRefused.class);
        given(refused.getMessage()).willReturn("A backup is being made at this moment.");
        given(backups.make()).willThrow(refused);
        PlainBrowser browser = new PlainBrowser(mvc, "/settings").press("Back up now");

        assertThat(browser.content()).contains("A backup is being made at this moment.");
        verify(audit, never()).record(any(), any());
    }

    @Test
    void namesTheCommandWhereAnotherDatabaseIsUsed() {
        given(backups.isPossible()).willReturn(false);
        assertThat(new PlainBrowser(mvc, "/settings").content())
                .contains("pg_dump --format=custom")
                .doesNotContain("Back up now");
    }
}
