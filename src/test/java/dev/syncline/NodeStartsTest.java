package dev.syncline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.testing.OnH2;
import dev.syncline.testing.OnPostgres;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;

/** A node starts on both databases, migrated and validated. */
class NodeStartsTest {

    /** The shared sentence. */
    abstract static class Contract {

        @Autowired
        ConfigurableApplicationContext context;

        @Test
        void starts() {
            assertThat(context.isRunning()).isTrue();
        }
    }

    @Nested
    @OnH2
    class NodeOnH2 extends Contract {}

    @Nested
    @OnPostgres
    class NodeOnPostgres extends Contract {}
}
