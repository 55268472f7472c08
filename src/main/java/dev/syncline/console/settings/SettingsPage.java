package dev.syncline.console.settings;

import dev.syncline.access.Audit;
import dev.syncline.access.TypedBefore;
import dev.syncline.backup.BackupByHand;
import dev.syncline.backup.KeptBackup;
import dev.syncline.connection.Copies;
import dev.syncline.connection.OwnAddress;
import dev.syncline.connector.LocalTracker;
import dev.syncline.console.Refused;
import dev.syncline.console.Together;
import dev.syncline.node.NodeKeys;
import dev.syncline.node.NodeRefusal;
import dev.syncline.node.ThisNode;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** General settings: what this node is called and where partners reach it. */
@Controller
class SettingsPage {

    private final ThisNode node;
    private final NodeKeys keys;
    private final OwnAddress ownAddress;
    private final Audit audit;
    private final Together together;
    private final Copies copies;
    private final LocalTracker tracker;
    private final BackupByHand backups;

    SettingsPage(
            ThisNode node,
            NodeKeys keys,
            OwnAddress ownAddress,
            Audit audit,
            Together together,
            Copies copies,
            LocalTracker tracker,
            BackupByHand backups) {
        this.backups = backups;
        this.tracker = tracker;
        this.copies = copies;
        this.node = node;
        this.keys = keys;
        this.ownAddress = ownAddress;
        this.audit = audit;
        this.together = together;
    }

    /** What the form asks. */
    record Settings(String name, String publicAddress) {

        Settings(@Nullable String name, @Nullable String publicAddress) {
            this.name = name == null ? "" : name;
            this.publicAddress = publicAddress == null ? "" : publicAddress;
        }
    }

    /** One backup as the page shows it. */
    record Copy(String name, Instant made, String why, String size) {

        static Copy of(KeptBackup kept) {
            return new Copy(kept.name(), kept.made(), kept.why(), FileSize.text(kept.bytes()));
        }
    }

    @GetMapping("/settings")
    String show(HttpServletRequest request, Model model) {
        String address = node.publicAddress().map(URI::toString).orElse("");
        Settings asKept = new Settings(node.name(), address);
        model.addAttribute(
                "form",
                TypedBefore.take(request)
                        .map(typed -> new Settings(typed.get("name"), typed.get("publicAddress")))
                        .orElse(asKept));
        return page(model);
    }

    @PostMapping("/settings")
    String save(@ModelAttribute("form") Settings form, BindingResult problems, Model model, RedirectAttributes notice) {
        try {
            together.all(() -> {
                node.describe(form.name(), form.publicAddress());
                String address = node.publicAddress().map(URI::toString).orElse("no public address");
                audit.record("changed General settings", node.name() + ", " + address);
            });
        } catch (NodeRefusal refusal) {
            Refused.note(refusal, problems);
            return page(model);
        }
        notice.addFlashAttribute("done", "General settings are saved.");
        return "redirect:/settings";
    }

    @PostMapping("/settings/check")
    String check(RedirectAttributes notice) {
        Optional<OwnAddress.Check> check = ownAddress.now();
        if (check.isEmpty()) {
            notice.addFlashAttribute("refused", "There is no public address to check. Enter one and save it first.");
        }
        return "redirect:/settings";
    }

    private String page(Model model) {
        model.addAttribute("address", node.publicAddress().orElse(null));
        model.addAttribute("check", ownAddress.last().orElse(null));
        boolean possible = backups.isPossible();
        model.addAttribute("backupFolder", possible ? backups.folder() : null);
        model.addAttribute(
                "backups", possible ? backups.kept().stream().map(Copy::of).toList() : List.of());
        model.addAttribute("elsewhere", tracker.elsewhere().orElse(null));
        model.addAttribute("key", keys.all().get(0));
        model.addAttribute("incarnation", node.incarnation());
        model.addAttribute("followingAnother", copies.refused());
        return "settings/general";
    }
}
