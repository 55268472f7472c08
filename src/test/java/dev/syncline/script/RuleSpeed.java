package dev.syncline.script;

import java.util.Map;

/** Prints how long a typical rule takes, thread hand-over included. */
final class RuleSpeed {

    private static final int ROUNDS = 20_000;

    private RuleSpeed() {}

    public static void main(String[] arguments) {
        RuleBench bench = new RuleBench();
        StringBuilder rule = new StringBuilder("""
                replica.key = issue.key
                replica.summary = issue.summary
                replica.description = issue.description
                replica.status = issue.status
                replica.labels = issue.labels
                replica.assignee = issue.assignee
                replica.comments = commentHelper.filterLocal(issue.comments).collect { it.body = it.body.trim(); it }
                replica.attachments = issue.attachments
                def map = ["High": "P1", "Low": "P3"]
                replica.level = map[issue.priority?.name] ?: "P2"
                if (issue.summary.toLowerCase().contains("fire")) { replica.urgent = true }
                """);
        for (int i = 0; i < 29; i++) {
            rule.append("replica.v%d = \"${issue.key}-%d\" + (issue.summary?.length() ?: 0)\n".formatted(i, i));
        }
        for (int round = 0; round < 5; round++) {
            long start = System.nanoTime();
            for (int i = 0; i < ROUNDS; i++) {
                bench.outgoing(rule.toString());
            }
            System.out.printf("typical 40-line rule: %.1f us%n", (System.nanoTime() - start) / 1000.0 / ROUNDS);
        }
        System.out.println(bench.outgoing("replica.x = 1").replica().hub().equals(Map.of("x", 1)));
    }
}
