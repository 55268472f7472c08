package dev.syncline.console.access;

import dev.syncline.access.AccessRefused;
import dev.syncline.access.Account;
import dev.syncline.access.Accounts;
import dev.syncline.access.ApiTokens;
import dev.syncline.access.OwnSession;
import dev.syncline.console.Refused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Users: who may use the console, and their passwords. */
@Controller
class UsersPage {

    private final Accounts accounts;
    private final ApiTokens tokens;
    private final OwnSession ownSession;

    UsersPage(Accounts accounts, ApiTokens tokens, OwnSession ownSession) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.ownSession = ownSession;
    }

    @GetMapping("/users")
    String list(Model model) {
        model.addAttribute("accounts", accounts.list());
        model.addAttribute("tokens", tokens.list());
        model.addAttribute("form", TokensPage.NewToken.empty());
        return "users/list";
    }

    @GetMapping("/users/add")
    String addForm(Model model) {
        model.addAttribute("form", new NewUser("", "", ""));
        return "users/add";
    }

    @PostMapping("/users/add")
    String add(@ModelAttribute("form") NewUser form, BindingResult problems, RedirectAttributes notice) {
        try {
            accounts.add(form.name(), form.password(), form.repeated());
        } catch (AccessRefused refusal) {
            Refused.note(refusal, problems);
            return "users/add";
        }
        notice.addFlashAttribute("done", "“" + form.name().strip() + "” can sign in now.");
        return "redirect:/users";
    }

    @GetMapping("/users/{id}/password")
    String passwordForm(@PathVariable UUID id, Model model) {
        Account account = account(id);
        model.addAttribute("account", account);
        model.addAttribute("form", new NewUser(account.name(), "", ""));
        return "users/password";
    }

    @PostMapping("/users/{id}/password")
    String changePassword(
            @PathVariable UUID id,
            @ModelAttribute("form") NewUser form,
            BindingResult problems,
            Model model,
            RedirectAttributes notice,
            HttpServletRequest request,
            HttpServletResponse response) {
        Account account = account(id);
        try {
            accounts.changePassword(id, form.password(), form.repeated());
        } catch (AccessRefused refusal) {
            Refused.note(refusal, problems);
            model.addAttribute("account", account);
            return "users/password";
        }
        ownSession.goOn(id, request, response);
        notice.addFlashAttribute(
                "done", "The password of “" + account.name() + "” is changed; their other sessions are over.");
        return "redirect:/users";
    }

    @GetMapping("/users/{id}/remove")
    String removeForm(@PathVariable UUID id, Model model) {
        model.addAttribute("account", account(id));
        return "users/remove";
    }

    @PostMapping("/users/{id}/remove")
    String remove(@PathVariable UUID id, RedirectAttributes notice) {
        Account account = account(id);
        try {
            accounts.remove(id);
            notice.addFlashAttribute("done", "“" + account.name() + "” is removed and signed out.");
        } catch (AccessRefused refusal) {
            notice.addFlashAttribute("refused", refusal.getMessage());
        }
        return "redirect:/users";
    }

    private Account account(UUID id) {
        return accounts.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
