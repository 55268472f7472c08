package dev.syncline.benchmark;

import dev.syncline.fault.Fault;
import dev.syncline.fault.FaultMark;
import dev.syncline.fault.Faults;
import dev.syncline.testing.NodeArguments;
import dev.syncline.testing.NodeProcess;
import dev.syncline.testing.PostgresServer;
import dev.syncline.testing.RunningNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How long the console's lists take on a node with 10,000 connections and 1,000,000 twins. */
@Tag("benchmark")
class ConnectionsPageBenchmark {

    private static final int WARM_UP = 60;
    private static final int VISITS = 100;

    /** As many as a page of errors shows. */
    private static final int ERRORS = 25;

    @Test
    void onH2(@TempDir Path folder) {
        pages("H2", NodeArguments.named("Acme", folder.resolve("acme"), "--syncline.desk.samples=true"), false);
    }

    @Test
    void onPostgres(@TempDir Path folder) {
        PostgresServer.Database database = PostgresServer.newDatabase();
        NodeArguments arguments = NodeArguments.named(
                "Acme",
                folder.resolve("acme"),
                "--syncline.desk.samples=true",
                "--spring.datasource.url=" + database.url(),
                "--spring.datasource.username=" + database.user(),
                "--spring.datasource.password=" + database.password());
        pages("PostgreSQL", arguments, true);
    }

    private static void pages(String database, NodeArguments arguments, boolean postgres) {
        String page100;
        try (RunningNode node = RunningNode.start(arguments)) {
            new ManyRows(node.bean(JdbcClient.class), postgres).insert();
            List<Fault> before = node.bean(Faults.class).open(null, null, 99 * ERRORS);
            page100 = FaultMark.of(before.get(before.size() - 1)).text();
        }
        try (NodeProcess node = Machine.start(arguments)) {
            Visitor visitor = Visitor.signedIn(node.address(), node.setupLink());
            Map<String, String> pages = pages(page100);
            for (int i = 0; i < WARM_UP; i++) {
                pages.values().forEach(visitor::page);
            }
            pages.forEach((what, path) -> Machine.print(database + ", " + what, visits(visitor, path)));
        }
    }

    private static Map<String, String> pages(String page100) {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("connections, first page", "/connections");
        pages.put("connections, page 200", "/connections?page=199");
        pages.put("connections, by status", "/connections?sort=status");
        pages.put("connections, by last activity", "/connections?sort=lastActivity");
        pages.put("connections, page 200 by last activity", "/connections?sort=lastActivity&page=199");
        pages.put("connections containing 'partner 77'", "/connections?containing=partner+77");
        pages.put("connections containing nothing there is", "/connections?containing=nobody");
        pages.put("triggers", "/triggers");
        pages.put("queue with 20,000 rows", "/queue");
        pages.put("errors, 8,000 open", "/errors");
        pages.put("errors, page 100", "/errors?after=" + page100);
        pages.put("one item on 20 connections", "/items/ticket/1");
        return pages;
    }

    private static Times visits(Visitor visitor, String path) {
        Times times = new Times();
        for (int i = 0; i < VISITS; i++) {
            long begun = System.nanoTime();
            visitor.page(path);
            times.add(System.nanoTime() - begun);
        }
        return times;
    }
}
