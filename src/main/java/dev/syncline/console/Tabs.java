package dev.syncline.console;

import dev.syncline.fault.Faults;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The tabs of the console, in their order; a tab appears once its page exists. */
@Component("tabs")
public class Tabs {

    private static final List<Tab> ALL = List.of(
            new Tab("getting-started", "Getting started", "/getting-started"),
            new Tab("dashboard", "Dashboard", "/dashboard"),
            new Tab("connections", "Connections", "/connections"),
            new Tab("triggers", "Triggers", "/triggers"),
            new Tab("queue", "Sync queue", "/queue"),
            new Tab("errors", "Errors", "/errors"),
            new Tab("items", "Entity sync status", "/items"),
            new Tab("bulk-connect", "Bulk connect", "/bulk-connect"),
            new Tab("clean-up", "Clean-up tools", "/clean-up"),
            new Tab("desk", "Desk", "/desk"),
            new Tab("settings", "General settings", "/settings"),
            new Tab("license", "License details", "/license"),
            new Tab("users", "Users", "/users"),
            new Tab("audit", "Audit", "/audit"));

    private final ObjectProvider<RequestMappingHandlerMapping> pages;
    private final ObjectProvider<Faults> faults;
    private volatile @Nullable List<Tab> visible;

    Tabs(ObjectProvider<RequestMappingHandlerMapping> pages, ObjectProvider<Faults> faults) {
        this.pages = pages;
        this.faults = faults;
    }

    /** Tabs that lead somewhere. */
    public List<Tab> visible() {
        List<Tab> known = visible;
        if (known == null) {
            known = ALL.stream().filter(this::hasPage).toList();
            visible = known;
        }
        return known;
    }

    /** How many errors are open, for their tab. */
    public long openErrors() {
        Faults known = faults.getIfAvailable();
        return known == null ? 0 : known.countOpen();
    }

    /** Who is signed in; null when nobody is. */
    public @Nullable String visitor() {
        Authentication visitor = SecurityContextHolder.getContext().getAuthentication();
        if (visitor == null || visitor instanceof AnonymousAuthenticationToken) {
            return null;
        }
        return visitor.isAuthenticated() ? visitor.getName() : null;
    }

    private boolean hasPage(Tab tab) {
        return pages.orderedStream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .anyMatch(page -> page.getPatternValues().contains(tab.path()));
    }
}
