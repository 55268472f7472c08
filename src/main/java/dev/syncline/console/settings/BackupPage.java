package dev.syncline.console.settings;

import dev.syncline.access.Audit;
import dev.syncline.backup.BackupByHand;
import dev.syncline.backup.BackupRefused;
import dev.syncline.backup.KeptBackup;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** General settings, Backup: copies the embedded database now. */
@Controller
class BackupPage {

    private final BackupByHand backups;
    private final Audit audit;

    BackupPage(BackupByHand backups, Audit audit) {
        this.backups = backups;
        this.audit = audit;
    }

    @PostMapping("/settings/backup")
    String make(RedirectAttributes notice) {
        try {
            KeptBackup made = backups.make();
            String what = made.name() + ", " + FileSize.text(made.bytes());
            audit.record("backed up the database", what);
            notice.addFlashAttribute("done", "The database is backed up: " + what + ".");
        } catch (BackupRefused refused) {
            notice.addFlashAttribute("refused", refused.getMessage());
        }
        return "redirect:/settings#backup";
    }
}
