package dev.syncline.console.access;

import dev.syncline.access.AccessRefused;
import dev.syncline.access.SetUp;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page that makes the first administrator; gone once there is one. */
@Controller
class SetUpPage {

    private final SetUp setUp;

    SetUpPage(SetUp setUp) {
        this.setUp = setUp;
    }

    @GetMapping("/setup")
    @Nullable
    String show(@RequestParam(defaultValue = "") String token, Model model, HttpServletResponse response)
            throws IOException {
        if (!setUp.isOpen()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return null;
        }
        model.addAttribute("form", new NewUser("admin", "", ""));
        return page(token, model);
    }

    @PostMapping("/setup")
    @Nullable
    String complete(
            @RequestParam(defaultValue = "") String token,
            @ModelAttribute("form") NewUser form,
            BindingResult problems,
            Model model,
            RedirectAttributes notice,
            HttpServletResponse response)
            throws IOException {
        if (!setUp.isOpen()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return null;
        }
        try {
            setUp.complete(token, form.name(), form.password(), form.repeated());
        } catch (AccessRefused refusal) {
            Refusals.beside(problems, refusal);
            return page(token, model);
        }
        notice.addFlashAttribute(
                "done", "The first administrator is “" + form.name().strip() + "”. Sign in to go on.");
        return "redirect:/sign-in";
    }

    private String page(String token, Model model) {
        model.addAttribute("token", token);
        model.addAttribute("taken", setUp.takes(token));
        return "setup";
    }
}
