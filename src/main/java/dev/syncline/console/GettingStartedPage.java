package dev.syncline.console;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Four steps from an empty node to a ticket that travels. */
@Controller
class GettingStartedPage {

    @GetMapping("/getting-started")
    String show() {
        return "getting-started";
    }
}
