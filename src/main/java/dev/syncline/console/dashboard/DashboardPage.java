package dev.syncline.console.dashboard;

import dev.syncline.connection.ConnectionId;
import dev.syncline.connector.LocalTracker;
import dev.syncline.console.connections.KnownConnections;
import dev.syncline.fault.Faults;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How the node stands, and what passed by day, week or month. */
@Controller
class DashboardPage {

    private static final int CONNECTIONS = 10;

    private final FiguresNow now;
    private final ActivityChart activity;
    private final Faults faults;
    private final KnownConnections known;
    private final LocalTracker tracker;

    DashboardPage(FiguresNow now, ActivityChart activity, Faults faults, KnownConnections known, LocalTracker tracker) {
        this.tracker = tracker;
        this.now = now;
        this.activity = activity;
        this.faults = faults;
        this.known = known;
    }

    @GetMapping("/dashboard")
    String show(@RequestParam(defaultValue = "day") String by, Model model) {
        fill(by, model);
        return "dashboard/show";
    }

    /** Only what changes by itself, for the page to refresh itself. */
    @GetMapping("/dashboard/figures")
    String figures(@RequestParam(defaultValue = "day") String by, Model model, HttpServletResponse response) {
        response.setHeader("X-Live", "dashboard");
        fill(by, model);
        return "dashboard/show :: figures";
    }

    private void fill(String by, Model model) {
        Period period = Period.of(by);
        Map<ConnectionId, Long> most = faults.most(CONNECTIONS);
        Figures figures = now.read();
        model.addAttribute("elsewhere", tracker.elsewhere().orElse(null));
        model.addAttribute("figures", figures);
        model.addAttribute("lag", figures.lagText());
        model.addAttribute("period", period.name());
        model.addAttribute("periods", Period.values());
        List<Period.Bar> bars = activity.bars(period);
        model.addAttribute("bars", bars);
        model.addAttribute("still", bars.stream().filter(Period.Bar::isStill).count());
        model.addAttribute("failing", most);
        model.addAttribute("names", known.names(most.keySet().stream()));
    }
}
