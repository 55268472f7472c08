package dev.syncline.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.access.ApiTokens;
import dev.syncline.change.Triggers;
import dev.syncline.connection.Connection;
import dev.syncline.connection.ConnectionId;
import dev.syncline.connection.Revision;
import dev.syncline.connection.Revisions;
import dev.syncline.redmine.simulator.RedmineSimulator;
import dev.syncline.testing.ConnectedPair;
import dev.syncline.testing.DeskClient;
import dev.syncline.testing.NodeArguments;
import dev.syncline.testing.NodeProcess;
import dev.syncline.testing.RunningNode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * What more processes of one node are worth beside a tracker that answers in 50 ms, and how soon the work of a killed one
 * goes on. Each process has two workers, so that waiting for the tracker is the limit and not the processor.
 */
@Tag("benchmark")
class ProcessesBenchmark {

    private static final int TICKETS = Integer.getInteger("processes.tickets", 160);
    private static final Duration ANSWER = Duration.ofMillis(50);
    private static final int SLICES = 8;

    @Test
    void oneTwoAndFour(@TempDir Path folder) throws Exception {
        try (RedmineSimulator redmine = new RedmineSimulator(Clock.systemUTC());
                Site site = Site.below(folder, redmine)) {
            site.make();
            redmine.answerAfter(ANSWER);
            int round = 0;
            for (int processes : new int[] {1, 2, 4}) {
                site.have(processes);
                long begun = System.nanoTime();
                site.comment(++round);
                site.awaitNotes(round);
                Machine.print(
                        processes + " processes, " + TICKETS + " comments",
                        "%.1f/s".formatted(TICKETS / ((System.nanoTime() - begun) / 1e9)));
            }
            site.comment(++round);
            long killed = System.nanoTime();
            site.killOne();
            Machine.until(
                    "the slices of the killed one are held again",
                    () -> site.held().equals(List.of(2, 3, 3)));
            double taken = (System.nanoTime() - killed) / 1e9;
            site.awaitNotes(round);
            double there = (System.nanoTime() - killed) / 1e9;
            Machine.print(
                    "one of four killed, " + TICKETS + " comments waiting",
                    "its work moved after %.1f s, all there after %.1f s".formatted(taken, there));
            site.checkNotes(round);
        }
    }

    /** Globex with a desk, and Acme beside a Redmine in as many processes as are wanted. */
    private record Site(
            NodeArguments acme,
            NodeProcess globex,
            DeskClient desk,
            RedmineSimulator redmine,
            JdbcClient database,
            List<NodeProcess> processes)
            implements AutoCloseable {

        static Site below(Path folder, RedmineSimulator redmine) {
            NodeArguments acme = ConnectedPair.onPostgres(NodeArguments.named("Acme", folder.resolve("acme"))
                    .with("--syncline.tracker.kind=redmine")
                    .with("--syncline.queue.workers=2")
                    .with("--syncline.queue.per-connection=2"));
            for (Map.Entry<String, String> each : redmine.settings().entrySet()) {
                acme = acme.with("--syncline.tracker.settings." + each.getKey() + "=" + each.getValue());
            }
            NodeArguments globex = NodeArguments.named("Globex", folder.resolve("globex"));
            String token = connect(acme, globex);
            return new Site(
                    acme,
                    NodeProcess.start(globex, "-Xmx512m", "-XX:TieredStopAtLevel=4"),
                    new DeskClient(globex.address(), token),
                    redmine,
                    JdbcClient.create(new DriverManagerDataSource(
                            argument(acme, "url"), argument(acme, "username"), argument(acme, "password"))),
                    new ArrayList<>());
        }

        private static String argument(NodeArguments node, String name) {
            String start = "--spring.datasource." + name + "=";
            return node.more().stream()
                    .filter(each -> each.startsWith(start))
                    .map(each -> each.substring(start.length()))
                    .findFirst()
                    .orElseThrow();
        }

        private static String connect(NodeArguments acme, NodeArguments globex) {
            try (RunningNode a = RunningNode.start(acme);
                    RunningNode g = RunningNode.start(globex)) {
                Connection here = ConnectedPair.connect(a, g);
                g.bean(Triggers.class).create(here.id(), "ticket", "", "Every ticket", true);
                publish(g, here.id(), "replica.summary = entity.summary\nreplica.comments = entity.comments", "");
                publish(a, Objects.requireNonNull(here.remoteId()), "", """
                        entity.summary = replica.summary
                        entity.comments = commentHelper.mergeComments(entity, replica)
                        """);
                return g.bean(ApiTokens.class).make("test", 1);
            }
        }

        private static void publish(RunningNode node, ConnectionId side, String outgoing, String incoming) {
            Revisions rules = node.bean(Revisions.class);
            Revision published = rules.published(side);
            rules.publish(side, published.number(), outgoing, incoming, "test", "Subjects and comments");
        }

        /** Makes every ticket, and waits until Redmine has an issue for each. */
        void make() throws Exception {
            have(1);
            all(number -> desk.create(Map.of("summary", "Ticket " + number)));
            Machine.until("every ticket is there", () -> redmine.notes().size() == TICKETS);
        }

        /** Starts processes until there are so many, and waits until they share the work. */
        void have(int wanted) {
            while (processes.size() < wanted) {
                NodeArguments next = processes.isEmpty() ? acme : another();
                processes.add(NodeProcess.start(next, "-Xmx256m", "-XX:TieredStopAtLevel=1"));
            }
            Machine.until(
                    "the work is shared",
                    () -> held().size() == wanted && held().stream().allMatch(each -> each == SLICES / wanted));
        }

        private NodeArguments another() {
            NodeArguments other = NodeArguments.named("Acme", acme.data());
            for (String each : acme.more()) {
                other = other.with(each);
            }
            return other.with("--syncline.node.public-address=" + acme.publicAddress());
        }

        void comment(int round) throws Exception {
            all(number -> desk.comment("GLOBEX-" + number, "Comment " + round));
        }

        private void all(IntConsumer work) throws Exception {
            ForkJoinTask<?> begun = ForkJoinPool.commonPool()
                    .submit(() -> IntStream.rangeClosed(1, TICKETS).parallel().forEach(work));
            begun.get();
        }

        void awaitNotes(int round) {
            Machine.until(
                    "every issue has its notes",
                    () -> redmine.notes().values().stream().allMatch(each -> each.size() >= round));
        }

        /** Nothing is missing, twice, or out of order; each note begins with who wrote it. */
        void checkNotes(int rounds) {
            List<String> wanted = IntStream.rangeClosed(1, rounds)
                    .mapToObj(each -> "API token test: Comment " + each)
                    .toList();
            assertThat(redmine.notes().values())
                    .hasSize(TICKETS)
                    .allSatisfy(notes -> assertThat(notes).isEqualTo(wanted));
        }

        void killOne() {
            processes.remove(processes.size() - 1).kill();
        }

        /** How many slices of the lanes each living process holds, the fewest first. */
        List<Integer> held() {
            return database.sql(
                            "select count(*) as held from queue_claim where picked = true group by picked_by order by held")
                    .query(Integer.class)
                    .list();
        }

        @Override
        public void close() {
            processes.forEach(NodeProcess::close);
            globex.close();
        }
    }
}
