package dev.syncline.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import dev.syncline.testing.NodeArguments;
import dev.syncline.testing.RunningNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An administrator sets a node up, signs in and looks after it; a neighbour on the same host does not disturb. */
class AdministrationJourneyTest {

    private static final String PASSWORD = "correct horse battery";

    @TempDir
    Path folder;

    private final List<String> complaints = new ArrayList<>();

    @Test
    void setsUpANodeAndLooksAfterIt() {
        try (Chromium chromium = Chromium.start();
                RunningNode acme = RunningNode.start(NodeArguments.named("Acme", folder.resolve("acme")));
                RunningNode globex = RunningNode.start(NodeArguments.named("Globex", folder.resolve("globex")));
                BrowserContext person = chromium.browser().newContext()) {
            Page page = person.newPage();
            page.onConsoleMessage(message -> {
                if (message.type().equals("error")) {
                    complaints.add(message.text());
                }
            });
            setUp(page, acme);
            lookAfter(page, acme);
            setUp(page, globex);
            page.navigate(acme.address() + "/users");
            assertThat(page.title()).isEqualTo("Users · Syncline");
            assertThat(person.cookies()).hasSize(2).allSatisfy(cookie -> {
                assertThat(cookie.httpOnly).isTrue();
                assertThat(String.valueOf(cookie.sameSite)).isEqualTo("LAX");
            });
            assertThat(person.cookies())
                    .extracting(AdministrationJourneyTest::name)
                    .doesNotHaveDuplicates();
            assertThat(complaints).isEmpty();
        }
    }

    private void setUp(Page page, RunningNode node) {
        page.navigate(node.setupLink().toString());
        look(page, node, "setup");
        page.getByLabel("User name").fill("alma");
        page.locator("#password").fill(PASSWORD);
        page.locator("#repeated").fill(PASSWORD);
        press(page, "Make the administrator");
        assertThat(page.url()).isEqualTo(node.address() + "/sign-in");
        page.navigate(node.address() + "/settings");
        look(page, node, "sign-in");
        page.getByLabel("User name").fill("alma");
        page.locator("#password").fill(PASSWORD);
        press(page, "Sign in");
        assertThat(page.url()).isEqualTo(node.address() + "/settings");
    }

    private void lookAfter(Page page, RunningNode node) {
        press(page, "Check now");
        assertThat(page.locator("main").innerText()).contains("This node answers at " + node.address() + ".");
        page.getByLabel("Public address").fill("acme.example.com");
        press(page, "Save");
        assertThat(page.locator("#publicAddress-note").innerText()).contains("has no https:// in front");
        look(page, node, "settings");
        for (String path : List.of("license", "users", "users/add", "audit")) {
            page.navigate(node.address() + "/" + path);
            look(page, node, path.replace('/', '-'));
        }
        page.navigate(node.address() + "/users");
        page.getByLabel("What the token is for").fill("nightly export");
        press(page, "Make API token");
        look(page, node, "users-token");
        press(page, "Revoke the token for nightly export");
    }

    /** Keeps a picture, and asks axe. */
    private static void look(Page page, RunningNode node, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of("target", "screenshots", "administration", node.name() + "-" + name + ".png")));
        assertThat(Inspector.violations(page)).as("axe on %s", page.url()).isEmpty();
    }

    private static void press(Page page, String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    private static String name(Cookie cookie) {
        return cookie.name;
    }
}
