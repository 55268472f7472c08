package dev.syncline.console.lists;

import dev.syncline.connection.Connections;
import dev.syncline.console.connections.KnownConnections;
import dev.syncline.worklist.Worklist;
import dev.syncline.worklist.Worklist.Kind;
import dev.syncline.worklist.Worklists;
import java.util.List;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The tabs Bulk connect and Clean-up tools: which connection, and the newest lists. */
@Controller
class ListsPage {

    private static final int CHOICES = 25;
    private static final int RECENT = 20;

    private final Worklists lists;
    private final Connections connections;
    private final KnownConnections known;

    ListsPage(Worklists lists, Connections connections, KnownConnections known) {
        this.lists = lists;
        this.connections = connections;
        this.known = known;
    }

    @GetMapping("/bulk-connect")
    String bulkConnect(@RequestParam(defaultValue = "") String containing, Model model) {
        return page(Kind.CONNECT, containing, model);
    }

    @GetMapping("/clean-up")
    String cleanUp(@RequestParam(defaultValue = "") String containing, Model model) {
        return page(Kind.CLEAN_UP, containing, model);
    }

    private String page(Kind kind, String containing, Model model) {
        List<Worklist> recent = lists.recent(kind, RECENT);
        model.addAttribute("connects", kind == Kind.CONNECT);
        model.addAttribute("containing", containing);
        model.addAttribute("connections", connections.page(containing, PageRequest.of(0, CHOICES, Sort.by("name"))));
        model.addAttribute("recent", recent);
        model.addAttribute("names", known.names(recent.stream().map(Worklist::connection)));
        return "lists/choose";
    }
}
