package dev.syncline.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.sun.net.httpserver.HttpServer;
import dev.syncline.testing.Eventually;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/**
 * What an administrator does to many items at once, from the form to what came of it: ACME-1 and GLOBEX-1 are taken off
 * sync by Clean-up tools and become a pair again by Bulk connect, and of what failed on the way a notification arrives.
 */
final class CarriedThrough implements AutoCloseable {

    /** Errors are told of within half a minute. */
    private static final double PATIENCE = 90_000;

    private final Administrator acme;
    private final Administrator globex;
    private final List<String> arrived = new CopyOnWriteArrayList<>();
    private final HttpServer hooks;

    CarriedThrough(Administrator acme, Administrator globex) {
        this.acme = acme;
        this.globex = globex;
        try {
            hooks = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        hooks.createContext("/hook", exchange -> {
            arrived.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        hooks.start();
    }

    void all() {
        switchNotificationsOn();
        cleanUp();
        bulkConnectIsRefused();
        Eventually.holds(
                "a notification of what failed arrives",
                () -> arrived.stream()
                        .anyMatch(each -> each.contains("syncline.faults") && each.contains("did not connect")));
        permit();
        triesAgain();
    }

    private void switchNotificationsOn() {
        acme.open("/settings/notifications");
        acme.field("Address").fill("http://127.0.0.1:" + hooks.getAddress().getPort() + "/hook");
        acme.page().locator("#secret").fill("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        acme.button("Switch webhook on").click();
        assertThat(acme.page().getByText("The webhook is on. Send a test")).isVisible();
    }

    private void cleanUp() {
        acme.open("/clean-up");
        acme.link("Clean up").click();
        acme.page().locator("#keys").fill("ACME-1");
        acme.button("Check the keys").click();
        start("Take off sync: 1 item");
        isDone();
        acme.screenshot("carried-clean-up");
        acme.open("/items?key=ACME-1");
        assertThat(acme.page().getByText("Taken off sync on Acme to Globex")).isVisible();
    }

    /** Globex has permitted nothing yet, and one row is of no item. */
    private void bulkConnectIsRefused() {
        acme.open("/bulk-connect");
        acme.link("Enter pairs").click();
        acme.page().locator("#pairs").fill("Local key,Remote key\nACME-999,GLOBEX-9\nACME-1,GLOBEX-1");
        acme.button("Check the rows").click();
        within(acme.page().getByText("There is no such item in your tracker."));
        start("Connect 1 item");
        within(acme.page().getByText("Globex does not let you connect your items"));
        within(acme.button("Try the failed rows again"));
        acme.screenshot("carried-bulk-connect-refused");
    }

    private void permit() {
        globex.open("/connections");
        globex.page().locator("a[id^=edit-]").click();
        assertThat(globex.page()).hasURL(Pattern.compile(".*/edit$"));
        globex.page().navigate(globex.page().url().replaceAll("/edit$", "/connect"));
        globex.button("Permit").click();
        assertThat(globex.button("Withdraw")).isVisible();
    }

    private void triesAgain() {
        acme.button("Try the failed rows again").click();
        start("Connect 1 item");
        isDone();
        acme.screenshot("carried-bulk-connect-done");
        acme.open("/items?key=ACME-1");
        assertThat(acme.page().locator("#item").getByText("GLOBEX-1").first()).isVisible();
        acme.open("/errors");
        assertThat(acme.says()).as("what failed before is over").contains("No errors");
    }

    private void start(String words) {
        within(acme.button(words));
        acme.button(words).click();
    }

    private void isDone() {
        within(acme.page().locator("#list tbody").getByText("Done"));
        within(acme.page().locator("#list p").getByText("Done"));
    }

    private static void within(Locator what) {
        assertThat(what.first()).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE));
    }

    @Override
    public void close() {
        hooks.stop(0);
    }
}
