package dev.syncline.console.errors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.verify;

import dev.syncline.connection.Connection.Status;
import dev.syncline.connection.Connection.Type;
import dev.syncline.connection.Connections;
import dev.syncline.console.PageTest;
import dev.syncline.console.PlainBrowser;
import dev.syncline.console.connections.Examples;
import dev.syncline.fault.Fault;
import dev.syncline.fault.FaultMark;
import dev.syncline.fault.Faults;
import dev.syncline.twin.History;
import dev.syncline.twin.Standoffs;
import dev.syncline.twin.Twins;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.util.UriUtils;

/** Pages of errors follow one another by the place where the page before ended. */
@PageTest
class ErrorsByPlaceTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    Faults faults;

    @Autowired
    Standoffs standoffs;

    @Autowired
    Twins twins;

    @Autowired
    History history;

    @Autowired
    Connections connections;

    PlainBrowser browser;

    @BeforeEach
    void oneError() {
        Examples.only(connections, Examples.connection(Status.ACTIVE, Type.PUBLIC));
        given(faults.open(any(), any(), anyInt())).willReturn(List.of(fault(new UUID(1, 2), 42L)));
        browser = new PlainBrowser(mvc, "/errors");
    }

    @Test
    void goesOnAfterTheLastErrorOfThePageAndKeepsTheConnection() {
        List<Fault> open = LongStream.rangeClosed(1, 26)
                .mapToObj(number -> fault(new UUID(1, number), number))
                .toList();
        given(faults.open(Examples.ID, null, 26)).willReturn(open);
        FaultMark mark = FaultMark.of(open.get(24));
        given(faults.open(Examples.ID, mark, 26)).willReturn(open.subList(25, 26));
        browser.open("/errors?connection=" + Examples.ID);
        assertThat(browser.count("//tbody/tr")).isEqualTo(25);
        assertThat(browser.count("//a[normalize-space()='First page']")).isZero();

        browser.open(browser.attribute("//a[@rel='next']", "href"));
        verify(faults).open(Examples.ID, mark, 26);
        assertThat(browser.count("//tbody/tr")).isEqualTo(1);
        assertThat(browser.count("//a[@rel='next']")).isZero();
        assertThat(browser.attribute("//div[@id='errors']", "hx-get"))
                .contains("connection=" + Examples.ID)
                .contains("after=");
        assertThat(browser.attribute("//a[normalize-space()='First page']", "href"))
                .isEqualTo("/errors?connection=" + Examples.ID);
    }

    @Test
    void showsTheFirstPageForAPlaceThatIsNone() {
        for (String none : List.of("7", "_", "2026-11-24T12:00:00Z_x", "+999999999-12-31T23:59:59Z_1-1-1-1-1")) {
            Mockito.clearInvocations(faults);
            browser.open("/errors?after=" + UriUtils.encode(none, StandardCharsets.UTF_8));
            verify(faults).open(null, null, 26);
            assertThat(browser.count("//tbody/tr")).isEqualTo(1);
        }
    }

    @Test
    void saysThatWhatStoodOnALaterPageIsDealtWith() {
        given(faults.open(any(), any(), anyInt())).willReturn(List.of());
        assertThat(browser.open("/errors").text("//main")).contains("No errors", "Nothing stands in the way.");
        String mark = new FaultMark(Examples.NOON, new UUID(1, 2)).text();
        assertThat(browser.open("/errors?after=" + mark).text("//main")).contains("No older errors", "First page");
    }

    static Fault fault(UUID id, @Nullable Long work) {
        return new Fault(
                id,
                Fault.Level.ITEM,
                Examples.ID,
                "ACME-7",
                "<b>x</b> is not a status",
                "incoming",
                3,
                "Correct the rule and retry.",
                work,
                3,
                Examples.NOON,
                Examples.NOON,
                "Status <Zu>\nAsked for 'Zu'");
    }
}
