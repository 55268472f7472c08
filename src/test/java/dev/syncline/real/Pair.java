package dev.syncline.real;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import dev.syncline.journey.Administrator;
import dev.syncline.journey.Chromium;
import dev.syncline.journey.Inspector;
import dev.syncline.redmine.RedmineServer;
import dev.syncline.requesttracker.RtServer;
import dev.syncline.testing.NodeArguments;
import dev.syncline.testing.NodeProcess;
import dev.syncline.torture.Place;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** Both servers, a node in a process of its own beside each, and their administrators in Chromium, who connect them. */
final class Pair implements Sides, AutoCloseable {

    private final RedmineServer redmine = new RedmineServer();
    private final RtServer rt = new RtServer();
    private final Map<Place, Office> offices =
            Map.of(Place.ACME, new RedmineOffice(redmine), Place.GLOBEX, new RtOffice(rt));
    private final Nodes nodes = new Nodes();

    Pair(Path folder) {
        for (Place place : Place.values()) {
            nodes.add(place, NodeArguments.named(place.title(), folder.resolve(place.title())));
        }
    }

    /** Starts everything and has both administrators bind and connect their nodes. */
    void start() {
        redmine.start();
        rt.start();
        for (Place place : Place.values()) {
            nodes.start(place);
        }
        try (Chromium chromium = Chromium.start();
                Administrator acme = signedIn(chromium, Place.ACME);
                Administrator globex = signedIn(chromium, Place.GLOBEX)) {
            bind(acme, "redmine", redmine.documentedSettings());
            bind(globex, "requesttracker", rt.documentedSettings());
            connect(acme, globex);
            trigger(acme, "project_id=ops");
            trigger(globex, "Queue = 'Support'");
        }
    }

    @Override
    public Office office(Place place) {
        return Objects.requireNonNull(offices.get(place));
    }

    @Override
    public Nodes nodes() {
        return nodes;
    }

    RedmineServer redmine() {
        return redmine;
    }

    RtServer rt() {
        return rt;
    }

    @Override
    public void close() {
        nodes.stop();
        redmine.close();
        rt.close();
    }

    private Administrator signedIn(Chromium chromium, Place place) {
        NodeProcess node = nodes.running(place);
        Administrator administrator = new Administrator(chromium.browser(), node.address());
        administrator.setUp(node.setupLink());
        return administrator;
    }

    private static void bind(Administrator administrator, String kind, Map<String, String> settings) {
        administrator.open("/settings/tracker?kind=" + kind);
        settings.forEach((name, value) ->
                administrator.page().locator("[name='values[" + name + "]']").fill(value));
        administrator.button("Save").click();
        assertThat(administrator.page().locator("main")).containsText("saved and in use");
        administrator.button("Check connection").click();
        assertThat(administrator.page().locator(".permissions")).isVisible();
        Inspector inspector = new Inspector(administrator, "real");
        inspector.look(kind);
        inspector.foundNothing();
    }

    private void connect(Administrator acme, Administrator globex) {
        acme.open("/connections");
        acme.link("Initiate connection").click();
        acme.field("Destination instance URL")
                .fill(nodes.arguments(Place.GLOBEX).address().toString());
        acme.button("Next").click();
        acme.page().locator("#mode-SCRIPT").check();
        acme.button("Next").click();
        acme.field("Local instance short name").fill("Acme");
        acme.field("Remote instance short name").fill("Globex");
        acme.field("Connection name").fill("Issues and tickets");
        acme.button("Initiate").click();
        String code = acme.page().locator("#code").inputValue();
        globex.open("/connections");
        globex.link("Accept invitation").click();
        globex.field("Invitation code").fill(code);
        globex.button("Next").click();
        globex.field("Local instance short name").fill("Globex");
        globex.button("Accept").click();
        assertThat(globex.page()).not().hasURL(Pattern.compile(".*/accept.*"));
    }

    private static void trigger(Administrator administrator, String filter) {
        administrator.open("/triggers");
        administrator.link("Create trigger").click();
        administrator.page().locator("#filter").fill(filter);
        administrator.field("Then sync with").selectOption("Issues and tickets");
        administrator.button("Create").click();
        assertThat(administrator.page()).hasURL(Pattern.compile(".*/triggers(\\?.*)?$"));
    }
}
