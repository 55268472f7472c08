package dev.syncline.console.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.BDDMockito.given;

import dev.syncline.connection.Connection;
import dev.syncline.connection.Connection.Type;
import dev.syncline.connection.Connections;
import dev.syncline.connector.LocalTracker;
import dev.syncline.console.PageTest;
import dev.syncline.console.PlainBrowser;
import dev.syncline.console.connections.Examples;
import dev.syncline.fault.Fault;
import dev.syncline.fault.Faults;
import dev.syncline.queue.Counts;
import dev.syncline.queue.Queue;
import dev.syncline.twin.ActivityDay;
import dev.syncline.twin.SyncActivity;
import dev.syncline.twin.Twins;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.test.web.servlet.MockMvc;

/** The dashboard tells how the node stands, in numbers that metrics repeat. */
@PageTest
class DashboardPageTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    NodeMetrics metrics;

    @Autowired
    Clock clock;

    @Autowired
    Twins twins;

    @Autowired
    Queue queue;

    @Autowired
    Faults faults;

    @Autowired
    SyncActivity activity;

    @Autowired
    Connections connections;

    @Autowired
    LocalTracker tracker;

    @BeforeEach
    void numbers() {
        given(clock.instant()).willReturn(Examples.NOON);
        given(clock.getZone()).willReturn(ZoneOffset.UTC);
        given(twins.count(null)).willReturn(214L);
        given(queue.counts(null)).willReturn(new Counts(19, 5, 2, 3, 9));
        given(queue.waitingSince()).willReturn(Optional.of(Examples.NOON.minusSeconds(600)));
        given(activity.inLastHour()).willReturn(40L);
        given(faults.countOpen()).willReturn(3L);
        given(faults.most(anyInt())).willReturn(Map.of(Examples.ID, 3L));
        Examples.only(connections, Examples.connection(Connection.Status.ACTIVE, Type.PUBLIC));
    }

    @Test
    void tellsHowTheNodeStands() {
        PlainBrowser browser = new PlainBrowser(mvc, "/dashboard");
        assertThat(browser.text("//*[@id='figure-under-sync']")).isEqualTo("214");
        assertThat(browser.text("//*[@id='figure-lag']")).isEqualTo("10 min");
        assertThat(browser.content()).contains("Errors by connection", "Acme to Globex");
    }

    @Test
    void metricsTellTheSameNumbers() {
        PlainBrowser browser = new PlainBrowser(mvc, "/dashboard");
        MeterRegistry registry = new SimpleMeterRegistry();
        metrics.bindTo(registry);
        Map.of(
                        "figure-under-sync", "syncline.items.under.sync",
                        "figure-queued", "syncline.queue.queued",
                        "figure-in-flight", "syncline.queue.in.flight",
                        "figure-parked", "syncline.queue.parked",
                        "figure-last-hour", "syncline.syncs.last.hour",
                        "figure-errors", "syncline.errors.open")
                .forEach((id, meter) -> assertThat(registry.get(meter).gauge().value())
                        .as(meter)
                        .isEqualTo(Double.parseDouble(browser.text("//*[@id='" + id + "']"))));
        assertThat(registry.get("syncline.queue.accepted").functionCounter().count())
                .isEqualTo(19);
        assertThat(registry.get("syncline.queue.done").functionCounter().count())
                .isEqualTo(9);
        assertThat(registry.get("syncline.queue.lag.seconds").gauge().value()).isEqualTo(600);
    }

    @Test
    void healthTellsTheSameNumbersAndStaysUpForWhatANewStartWouldNotMend() {
        given(faults.countOpen(Fault.Level.CONNECTION, Faults.OTHER_NODE)).willReturn(2L);
        given(faults.countOpen(Fault.Level.NODE, Faults.TRACKER)).willReturn(1L);
        Health told = new NodeHealth(new FiguresNow(twins, queue, faults, activity, clock)).health();
        assertThat(told.getStatus()).isEqualTo(Status.UP);
        assertThat(told.getDetails())
                .isEqualTo(Map.of(
                        "waiting", 7L,
                        "parked", 3L,
                        "oldestWaitingSeconds", 600L,
                        "syncsInTheLastHour", 40L,
                        "errors", 3L,
                        "partnersUnreachable", 2L,
                        "trackerUnreachable", 1L));
        PlainBrowser browser = new PlainBrowser(mvc, "/dashboard");
        assertThat(browser.text("//*[@id='figure-partners-away']")).isEqualTo("2");
        assertThat(browser.text("//*[@id='figure-tracker-away']")).isEqualTo("not reached");
    }

    @Test
    void isDownWithoutADatabase() {
        given(queue.counts(null)).willThrow(new DataAccessResourceFailureException("No connection."));
        assertThat(new NodeHealth(new FiguresNow(twins, queue, faults, activity, clock))
                        .health()
                        .getStatus())
                .isEqualTo(Status.DOWN);
    }

    @Test
    void sumsTheActivityUpByDayWeekAndMonth() {
        // 21 November 2026 is a Saturday.
        given(activity.since(any()))
                .willReturn(List.of(
                        new ActivityDay(LocalDate.of(2026, 11, 16), 1, 2),
                        new ActivityDay(LocalDate.of(2026, 11, 21), 4, 7)));
        PlainBrowser browser = new PlainBrowser(mvc, "/dashboard");
        assertThat(browser.count("//*[@id='activity-all']/li"))
                .as("what the chart draws")
                .isEqualTo(30);
        assertThat(browser.count("//*[@id='activity']/tbody/tr")).isEqualTo(2);
        assertThat(browser.text("//*[@id='activity']/tbody/tr[2]")).contains("21 Nov", "4", "7");
        assertThat(browser.text("//*[@id='activity-still']")).isEqualTo("28 more days without activity");
        browser.press("By week");
        assertThat(browser.text("//*[@id='activity']/tbody/tr")).contains("week of 16 Nov", "5", "9");
        browser.press("By month");
        assertThat(browser.text("//*[@id='activity']/tbody/tr")).contains("Nov 2026", "5", "9");
        assertThat(browser.text("//*[@id='activity-still']")).isEqualTo("11 more months without activity");
    }

    @Test
    void saysInOneLineThatNothingPassed() {
        PlainBrowser browser = new PlainBrowser(mvc, "/dashboard");
        assertThat(browser.count("//*[@id='activity']")).isZero();
        assertThat(browser.text("//*[@id='activity-still']")).isEqualTo("30 days without activity");
    }
}
