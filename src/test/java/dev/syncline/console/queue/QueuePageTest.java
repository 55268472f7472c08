package dev.syncline.console.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.verify;

import dev.syncline.connection.Connection.Status;
import dev.syncline.connection.Connection.Type;
import dev.syncline.connection.Connections;
import dev.syncline.console.Moments;
import dev.syncline.console.PlainBrowser;
import dev.syncline.console.Tabs;
import dev.syncline.console.Together;
import dev.syncline.console.connections.Examples;
import dev.syncline.console.connections.KnownConnections;
import dev.syncline.queue.Counts;
import dev.syncline.queue.Lane;
import dev.syncline.queue.Queue;
import dev.syncline.queue.QueueOrder;
import dev.syncline.queue.QueuedWork;
import dev.syncline.queue.QueuedWork.State;
import dev.syncline.queue.Work;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Import;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.MockMvc;

/** The queue shows what waits and why. */
@WebMvcTest(controllers = QueuePage.class)
@Import({Tabs.class, Moments.class, Together.class, KnownConnections.class})
@WithMockUser("alma")
class QueuePageTest {

    @Autowired
    MockMvc mvc;

    @MockitoBean
    Queue queue;

    @MockitoBean
    Connections connections;

    @Test
    void showsWhatWaitsAndWhy() {
        waiting(1);
        PlainBrowser browser = new PlainBrowser(mvc, "/queue");
        assertThat(browser.text("//tbody/tr"))
                .contains("ACME-1", "Acme to Globex", "Parked", "The rule failed.", "item.changed");
        assertThat(browser.text("//dl")).contains("Accepted", "9");
        assertThat(browser.count("//a[normalize-space()='Next page']")).isZero();
    }

    @Test
    void turnsThePage() {
        waiting(51);
        PlainBrowser browser = new PlainBrowser(mvc, "/queue");
        assertThat(browser.count("//tbody/tr")).isEqualTo(50);
        assertThat(browser.attribute("//a[normalize-space()='Next page']", "href"))
                .contains("page=1");
    }

    @Test
    void sortsByTheColumnPressedAndTurnsTheOrderRound() {
        waiting(2);
        PlainBrowser browser = new PlainBrowser(mvc, "/queue").press("Connection");
        verify(queue).page(null, QueueOrder.CONNECTION, false, 0, 51);
        assertThat(browser.attribute("//th[@aria-sort]", "aria-sort")).isEqualTo("ascending");
        assertThat(browser.text("//th[@aria-sort]")).isEqualTo("Connection");
        browser.press("Connection");
        verify(queue).page(null, QueueOrder.CONNECTION, true, 0, 51);
        browser.open("/queue?sort=nonsense&page=-3");
        assertThat(browser.text("//th[@aria-sort]")).isEqualTo("Number");
    }

    @Test
    void saysThatNothingWaits() {
        waiting(0);
        assertThat(new PlainBrowser(mvc, "/queue/table").text("//*[@class='empty']"))
                .contains("Nothing is waiting");
    }

    private void waiting(int number) {
        given(connections.find(Examples.ID)).willReturn(Optional.of(Examples.connection(Status.ACTIVE, Type.PUBLIC)));
        given(queue.counts(any())).willReturn(new Counts(9, 4, 1, 1, 3));
        List<QueuedWork> works = LongStream.rangeClosed(1, number)
                .mapToObj(id -> new QueuedWork(
                        new Work(
                                id,
                                "item.changed",
                                new Lane("a"),
                                Examples.ID.value(),
                                "ACME-" + id,
                                "{}",
                                2,
                                Examples.NOON),
                        State.PARKED,
                        "The rule failed.",
                        null))
                .toList();
        given(queue.page(any(), any(), anyBoolean(), anyLong(), anyInt())).willReturn(works);
    }
}
