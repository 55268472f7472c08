package dev.syncline.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** One administrator at one node's console, in a browser of their own. */
public final class Administrator implements AutoCloseable {

    private static final String PASSWORD = "correct horse battery staple";

    private final URI address;
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    public Administrator(Browser browser, URI address) {
        this(browser, address, true);
    }

    private Administrator(Browser browser, URI address, boolean scripts) {
        this.address = address;
        this.context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(1440, 900)
                .setColorScheme(ColorScheme.LIGHT)
                .setJavaScriptEnabled(scripts));
        this.page = context.newPage();
        page.onConsoleMessage(message -> {
            // A page answered with 4xx is noted by the browser too; that is no fault of the page.
            if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.onResponse(answer -> {
            if (answer.status() >= 400 && !answer.request().isNavigationRequest()) {
                complaints.add(answer.status() + " for " + answer.url());
            }
        });
    }

    /** Somebody whose browser runs no scripts. */
    public static Administrator withoutScripts(Browser browser, URI address) {
        return new Administrator(browser, address, false);
    }

    public Page page() {
        return page;
    }

    /** What the browser complained about: scripts that failed, policies that were violated. */
    public List<String> complaints() {
        return complaints;
    }

    /** Makes the first administrator through the set-up link and is signed in afterwards. */
    public void setUp(URI link) {
        page.navigate(link.toString());
        field("User name").fill("admin");
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(false))
                .first()
                .fill(PASSWORD);
        field("Password again").fill(PASSWORD);
        button("Make the administrator").click();
        if (page.url().contains("/sign-in")) {
            signIn();
        }
        assertThat(page).hasURL(address + "/connections");
    }

    public void signIn() {
        page.navigate(address + "/sign-in");
        signInHere();
    }

    /** Fills in the sign-in page that is shown. */
    public void signInHere() {
        field("User name").fill("admin");
        field("Password").fill(PASSWORD);
        button("Sign in").click();
    }

    /** The browser's Back, to a page that is loaded. */
    public void back() {
        Leaving.back(page);
    }

    /** The browser's Reload, to a page that is loaded. */
    public void reload() {
        Leaving.reload(page);
    }

    /** Forgets the session, as if it had run out. */
    public void loseSession() {
        context.clearCookies();
    }

    /** A second window of the same browser, in the same session. */
    public Page anotherWindow() {
        return context.newPage();
    }

    public void open(String path) {
        page.navigate(address + path);
    }

    public Locator field(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(false))
                .first();
    }

    public Locator button(String name) {
        return page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .first();
    }

    /** Replaces the text of a rule in its editor; {@code side} is outgoing or incoming. */
    public void rule(String side, String text) {
        page.waitForLoadState(); // the editors are made by then, where scripts run
        if (page.locator(".CodeMirror").count() == 0) {
            page.locator("#" + side).fill(text);
        } else {
            page.evaluate(
                    "([side, text]) => document.querySelector('#' + side + ' ~ .CodeMirror').CodeMirror.setValue(text)",
                    List.of(side, text));
        }
    }

    /** Publishes what stands in the editors, and agrees to what that affects. */
    public void publish() {
        button("Publish").click();
        assertThat(page).hasURL(Pattern.compile(".*/publish$"));
        page.locator("#publish-form button[type=submit]").click();
    }

    /** What the page says, without the bar. */
    public String says() {
        return page.locator("main").innerText();
    }

    public Locator link(String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name))
                .first();
    }

    /** Keeps what the browser shows, under {@code target/screenshots}. */
    public void screenshot(String name) {
        page.waitForLoadState(); // a page that is being replaced cannot be drawn
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "screenshots", name + ".png"))
                .setFullPage(true));
    }

    @Override
    public void close() {
        context.close();
    }
}
