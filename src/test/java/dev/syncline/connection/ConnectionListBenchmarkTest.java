package dev.syncline.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.testing.OnH2;
import dev.syncline.testing.OnPostgres;
import java.util.Arrays;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How long a page of 10,000 connections takes; prints, asserts nothing about time. */
@Tag("benchmark")
class ConnectionListBenchmarkTest {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionListBenchmarkTest.class);
    private static final int MANY = 10_000;

    /** The shared measurement. */
    abstract static class Contract {

        @Autowired
        Connections connections;

        @Autowired
        JdbcClient jdbc;

        @Test
        void pages() {
            seed(jdbc);
            assertThat(connections.page("", PageRequest.of(0, 25)).getTotalElements())
                    .isEqualTo(MANY);
            measure("first page by name", "", PageRequest.of(0, 25));
            measure("page 200 by last activity", "", PageRequest.of(200, 25, Sort.by("lastActivity")));
            measure("containing 'partner 77'", "partner 77", PageRequest.of(0, 25, Sort.by("status")));
        }

        private void measure(String what, String text, PageRequest page) {
            long[] micros = new long[60];
            for (int i = 0; i < micros.length; i++) {
                long start = System.nanoTime();
                connections.page(text, page);
                micros[i] = (System.nanoTime() - start) / 1_000;
            }
            Arrays.sort(micros, 10, micros.length);
            LOG.info("{}: {}: median {} us, p95 {} us", getClass().getSimpleName(), what, micros[35], micros[57]);
        }

        private static void seed(JdbcClient jdbc) {
            String sql = """
                    insert into connection (id, version, name, name_key, far_side, local_short_name,
                        remote_short_name, description, mode, type, status, initiated_here, created, created_by)
                    select %s, 0, 'Partner ' || n, 'partner ' || n, false, 'Acme', 'P' || n, '', 'SCRIPT',
                        'PUBLIC', 'ACTIVE', true, current_timestamp, 'bench' from %s
                    """;
            boolean postgres = jdbc.sql("select 1").query().singleRow().containsKey("?column?");
            jdbc.sql(
                            postgres
                                    ? sql.formatted("gen_random_uuid()", "generate_series(1, " + MANY + ") as g(n)")
                                    : sql.formatted("random_uuid()", "system_range(1, " + MANY + ") as g(n)"))
                    .update();
        }
    }

    @Nested
    @OnH2
    class ListOnH2 extends Contract {}

    @Nested
    @OnPostgres
    class ListOnPostgres extends Contract {}
}
