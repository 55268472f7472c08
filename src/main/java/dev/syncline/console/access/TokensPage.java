package dev.syncline.console.access;

import dev.syncline.access.AccessRefused;
import dev.syncline.access.Accounts;
import dev.syncline.access.ApiTokens;
import dev.syncline.access.Scope;
import dev.syncline.console.Refused;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** API tokens, on the page of the users. */
@Controller
class TokensPage {

    private final Accounts accounts;
    private final ApiTokens tokens;

    TokensPage(Accounts accounts, ApiTokens tokens) {
        this.accounts = accounts;
        this.tokens = tokens;
    }

    /** What the form asks. */
    record NewToken(
            String name,
            String days,
            @Nullable Boolean metrics,
            @Nullable Boolean read,
            @Nullable Boolean operate,
            @Nullable Boolean administer,
            @Nullable Boolean desk) {

        NewToken(
                @Nullable String name,
                @Nullable String days,
                @Nullable Boolean metrics,
                @Nullable Boolean read,
                @Nullable Boolean operate,
                @Nullable Boolean administer,
                @Nullable Boolean desk) {
            this.name = name == null ? "" : name;
            this.days = days == null ? "" : days.strip();
            this.metrics = metrics;
            this.read = read;
            this.operate = operate;
            this.administer = administer;
            this.desk = desk;
        }

        static NewToken empty() {
            return new NewToken("", String.valueOf(ApiTokens.USUAL_DAYS), true, true, false, false, false);
        }

        Set<Scope> scopes() {
            Map<Scope, Boolean> chosen = new EnumMap<>(Scope.class);
            chosen.put(Scope.METRICS, Boolean.TRUE.equals(metrics));
            chosen.put(Scope.READ, Boolean.TRUE.equals(read));
            chosen.put(Scope.OPERATE, Boolean.TRUE.equals(operate));
            chosen.put(Scope.ADMINISTER, Boolean.TRUE.equals(administer));
            chosen.put(Scope.DESK, Boolean.TRUE.equals(desk));
            return chosen.entrySet().stream()
                    .filter(Map.Entry::getValue)
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
        }
    }

    /** Where Back and a reload lead after the form was sent. */
    @GetMapping("/users/tokens")
    String list() {
        return "redirect:/users";
    }

    @PostMapping("/users/tokens")
    String make(@ModelAttribute("form") NewToken form, BindingResult problems, Model model, RedirectAttributes notice) {
        try {
            notice.addFlashAttribute("token", tokens.make(form.name(), form.days(), form.scopes()));
        } catch (AccessRefused refusal) {
            Refused.note(refusal, problems);
            model.addAttribute("accounts", accounts.list());
            model.addAttribute("tokens", tokens.list());
            return "users/list";
        }
        return "redirect:/users";
    }

    @PostMapping("/users/tokens/{id}/revoke")
    String revoke(@PathVariable UUID id, RedirectAttributes notice) {
        tokens.revoke(id);
        notice.addFlashAttribute("done", "The API token is revoked.");
        return "redirect:/users";
    }
}
