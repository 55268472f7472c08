package dev.syncline.console.access;

import dev.syncline.access.FailedSignIn;
import dev.syncline.access.SetUp;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page where people sign in. */
@Controller
class SignInPage {

    private final SetUp setUp;

    SignInPage(SetUp setUp) {
        this.setUp = setUp;
    }

    /** What the form asks. */
    record SignIn(String name, String password) {}

    @GetMapping("/sign-in")
    String show(
            @RequestParam MultiValueMap<String, String> asked,
            @RequestParam(defaultValue = "") String wanted,
            @RequestParam(defaultValue = "") String kept,
            HttpSession session,
            Model model) {
        Optional<FailedSignIn> failed = FailedSignIn.take(session);
        model.addAttribute("form", new SignIn(failed.map(FailedSignIn::name).orElse(""), ""));
        model.addAttribute("wanted", wanted);
        model.addAttribute("kept", kept);
        model.addAttribute("nobody", setUp.isOpen());
        model.addAttribute("expired", asked.containsKey("expired") && failed.isEmpty());
        model.addAttribute("out", asked.containsKey("out") && failed.isEmpty());
        failed.ifPresent(attempt -> model.addAttribute("refused", attempt.sentence()));
        return "sign-in";
    }
}
