package dev.syncline.journey;

/** The pages of a test run, from the editors to one case. */
record TestRunVisits(Administrator admin, Inspector inspector) {

    void look(String connection) {
        admin.open("/connections/" + connection + "/edit");
        admin.rule("outgoing", "replica.summary = issue.summary.toUpperCase()\nlog.info('Sent ' + issue.key)");
        admin.button("Test run").click();
        admin.page().waitForURL("**/test-run/texts");
        inspector.look("test-run-start");
        admin.button("Run test").click();
        inspector.look("test-run-refused");
        admin.field("Keys").fill("ACME-1");
        admin.button("Run test").click();
        admin.page().getByText("It is done.").waitFor();
        inspector.look("test-run-items");
        admin.page().locator("#open-1").click();
        inspector.look("test-run-item");
        pastSyncs(connection);
    }

    private void pastSyncs(String connection) {
        admin.open("/connections/" + connection + "/test-run");
        admin.page().locator("#on-history").check();
        admin.rule("outgoing", "replica.summary = issue.summary");
        admin.rule("incoming", "issue.summary = replica.summary\nissue.nobody.name");
        admin.button("Run test").click();
        admin.page().getByText("are done.").waitFor();
        inspector.look("test-run-past-syncs");
        admin.page().locator("#open-1").click();
        inspector.look("test-run-past-sync");
        inspector.look("test-run-start-again", "/connections/" + connection + "/test-run");
    }
}
