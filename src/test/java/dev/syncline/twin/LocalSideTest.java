package dev.syncline.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.syncline.connector.Connector;
import dev.syncline.connector.LocalTracker;
import dev.syncline.item.ItemRef;
import dev.syncline.node.ThisNode;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** How items of this side are named to the other one. */
class LocalSideTest {

    private final Connector connector = mock(Connector.class);
    private final ThisNode node = mock(ThisNode.class);
    private final LocalSide side = side();

    @BeforeEach
    void atItsAddress() {
        at("https://acme.example/sync");
    }

    @Test
    void givesLinksTheAddressThisNodeHasNow() {
        link("/desk/tickets/ACME-1");
        assertThat(url()).isEqualTo("https://acme.example/sync/desk/tickets/ACME-1");
        at("https://moved.example");
        assertThat(url()).isEqualTo("https://moved.example/desk/tickets/ACME-1");
    }

    @Test
    void leavesAbsoluteLinksAsTheTrackerGivesThem() {
        link("https://tracker.example/x?id=7#top");
        assertThat(url()).isEqualTo("https://tracker.example/x?id=7#top");
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "mailto:a@b.example"})
    void sendsNoLinkThatIsNoPageOfTheWeb(String link) {
        link(link);
        assertThat(url()).isEmpty();
    }

    @Test
    void sendsNoLinkWhileThisNodeHasNoAddressToGiveIt() {
        when(node.publicAddress()).thenReturn(Optional.empty());
        link("/desk/tickets/ACME-1");
        assertThat(url()).isEmpty();
    }

    private void at(String address) {
        when(node.publicAddress()).thenReturn(Optional.of(URI.create(address)));
    }

    private void link(String link) {
        when(connector.linkTo(any())).thenReturn(URI.create(link));
    }

    private String url() {
        return side.counterpart(new ItemRef("desk", "acme", "ticket", "1", "ACME-1"))
                .url();
    }

    private LocalSide side() {
        LocalTracker tracker = mock(LocalTracker.class);
        when(tracker.connector()).thenReturn(connector);
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("tracker", tracker);
        beans.addBean("node", node);
        return new LocalSide(
                beans.getBeanProvider(LocalTracker.class), beans.getBeanProvider(ThisNode.class), mock(Twins.class));
    }
}
