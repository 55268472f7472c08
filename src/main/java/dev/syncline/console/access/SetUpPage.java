package dev.syncline.console.access;

import dev.syncline.access.AccessRefused;
import dev.syncline.access.SetUp;
import dev.syncline.console.Refused;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page that makes the first administrator; once there is one, it says so. */
@Controller
class SetUpPage {

    private final SetUp setUp;

    SetUpPage(SetUp setUp) {
        this.setUp = setUp;
    }

    @GetMapping("/setup")
    String show(@RequestParam(defaultValue = "") String token, Model model, HttpServletResponse response) {
        if (!setUp.isOpen()) {
            return over(response);
        }
        model.addAttribute("form", new NewUser("admin", "", ""));
        return page(token, model);
    }

    @PostMapping("/setup")
    String complete(
            @RequestParam(defaultValue = "") String token,
            @ModelAttribute("form") NewUser form,
            BindingResult problems,
            Model model,
            RedirectAttributes notice,
            HttpServletResponse response) {
        if (!setUp.isOpen()) {
            return over(response);
        }
        try {
            setUp.complete(token, form.name(), form.password(), form.repeated());
        } catch (AccessRefused refusal) {
            Refused.note(refusal, problems);
            return page(token, model);
        }
        notice.addFlashAttribute(
                "done", "The first administrator is “" + form.name().strip() + "”. Sign in to go on.");
        return "redirect:/sign-in";
    }

    private static String over(HttpServletResponse response) {
        response.setStatus(HttpStatus.GONE.value());
        return "setup-over";
    }

    private String page(String token, Model model) {
        model.addAttribute("token", token);
        model.addAttribute("taken", setUp.takes(token));
        return "setup";
    }
}
