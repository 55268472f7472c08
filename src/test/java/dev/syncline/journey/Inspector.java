package dev.syncline.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Looks at pages as people with different screens, eyes and hands do, and remembers which ones it saw. */
public final class Inspector {

    private static final String AXE = axe();

    private final Administrator administrator;
    private final String journey;
    private final Set<String> seen = new TreeSet<>();
    private final List<String> findings = new ArrayList<>();

    public Inspector(Administrator administrator, String journey) {
        this.administrator = administrator;
        this.journey = journey;
        show(administrator.page(), 1440, 900, ColorScheme.LIGHT);
    }

    /** Looks at what is shown now: light on a wide screen, dark on a phone. */
    public void look(String name) {
        Page page = administrator.page();
        seen.add(URI.create(page.url()).getPath());
        ask(page, name + "-1440-light");
        show(page, 360, 740, ColorScheme.DARK);
        int tooWide =
                (Integer) page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        if (tooWide > 0) {
            findings.add("%s scrolls sideways by %d px at 360 px: %s".formatted(name, tooWide, widest(page)));
        }
        ask(page, name + "-360-dark");
        show(page, 1440, 900, ColorScheme.LIGHT);
    }

    void look(String name, String path) {
        administrator.open(path);
        look(name);
    }

    /** Paths of the pages it looked at. */
    Set<String> seen() {
        return seen;
    }

    /** Fails with everything that was found since it was asked last. */
    public void foundNothing() {
        List<String> all = new ArrayList<>(findings);
        all.addAll(administrator.complaints());
        findings.clear();
        administrator.complaints().clear();
        assertThat(all).isEmpty();
    }

    private void ask(Page page, String name) {
        administrator.screenshot(journey + "/" + name);
        violations(page).forEach(violation -> findings.add(name + ": " + violation));
    }

    /**
     * What axe has against the page as it is shown now, a sentence each. It is asked directly and put into a page once:
     * the builder of its Java library sends it for each look and brings back all that is in order, too, which took two
     * thirds of the time of the journeys.
     */
    static List<?> violations(Page page) {
        if (!(Boolean) page.evaluate("typeof axe === 'object'")) {
            page.evaluate(AXE);
        }
        return (List<?>) page.evaluate("axe.run({resultTypes: ['violations']}).then(results => results.violations.map("
                + "rule => rule.id + ': ' + rule.help + ' ' + rule.nodes.slice(0, 3).map("
                + "node => node.target + ' ' + node.html + ' ' + node.failureSummary).join(' ')))");
    }

    private static String axe() {
        try (InputStream script = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void show(Page page, int width, int height, ColorScheme colours) {
        page.setViewportSize(width, height);
        page.emulateMedia(new Page.EmulateMediaOptions()
                .setColorScheme(colours)
                // Colours change at once, not on the way from one to the other.
                .setReducedMotion(ReducedMotion.REDUCE));
    }

    private static Object widest(Page page) {
        return page.evaluate("[...document.querySelectorAll('body *')]"
                + ".filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth)"
                + ".map(e => e.tagName + '.' + e.className + '#' + e.id).slice(0, 8).join(' ')");
    }
}
