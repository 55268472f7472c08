package dev.syncline.journey;

import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Page;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Back and reload, asked of the page itself. Playwright's own ask Chromium about a page that the answer to a form may
 * just be replacing, and then fail ("Not attached to an active page"); the page that is shown can always be asked.
 */
final class Leaving {

    private Leaving() {}

    static void back(Page page) {
        leave(page, "history.back()");
    }

    static void reload(Page page) {
        leave(page, "location.reload()");
    }

    private static void leave(Page page, String how) {
        page.waitForLoadState();
        AtomicBoolean left = new AtomicBoolean();
        Consumer<Frame> leaving = frame -> left.compareAndSet(false, frame.equals(page.mainFrame()));
        page.onFrameNavigated(leaving);
        // In a moment: the answer to this very call must be out before the page goes.
        page.evaluate("() => { setTimeout(() => " + how + ") }");
        page.waitForCondition(left::get);
        page.offFrameNavigated(leaving);
        page.waitForLoadState();
    }
}
