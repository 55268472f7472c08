package dev.syncline.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is let through to a tracker that has not said yet who it is. */
class ConfirmedConnectorTest {

    @Test
    void everyNameIsOneOfAConnectors() {
        assertThat(Arrays.stream(Connector.class.getMethods())
                        .map(Method::getName)
                        .collect(Collectors.toSet()))
                .containsAll(ConfirmedConnector.LET_THROUGH);
    }

    @Test
    void nothingThatTouchesAnItemIsAmongThem() {
        assertThat(ConfirmedConnector.LET_THROUGH)
                .doesNotContain("read", "update", "create", "changesSince", "search", "findByKey", "follow", "call");
    }
}
