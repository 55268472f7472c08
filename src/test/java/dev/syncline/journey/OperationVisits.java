package dev.syncline.journey;

/** Looks at the pages for operations on the whole node. */
final class OperationVisits {

    private final Administrator admin;
    private final Inspector inspector;

    OperationVisits(Administrator admin, Inspector inspector) {
        this.admin = admin;
        this.inspector = inspector;
    }

    /** A mail server that is not there, so that the page says why the test did not go out. */
    void notifications() {
        admin.open("/settings/notifications");
        admin.button("Switch e-mail on").click();
        inspector.look("settings-notifications-refused");
        admin.field("Mail server").fill("127.0.0.1");
        admin.field("Port").fill("9");
        admin.page().locator("#security").selectOption("NONE");
        admin.field("Sender").fill("syncline@example.com");
        admin.field("Recipients").fill("team@example.com");
        admin.button("Switch e-mail on").click();
        admin.button("Send a test e-mail").click();
        inspector.look("settings-notifications");
        admin.button("Switch e-mail off").click();
    }

    /** A tracker to be announced without a directory to tell, and the page as it is kept. */
    void directory() {
        admin.open("/settings/directory");
        admin.page().locator("#announced").check();
        admin.button("Save").click();
        inspector.look("settings-directory-refused");
        admin.page().locator("#announced").uncheck();
        admin.page().locator("#served").check();
        admin.button("Save").click();
        inspector.look("settings-directory");
        admin.page().locator("#served").uncheck();
        admin.button("Save").click();
    }

    /** Rows of which one is wrong, and the way to clean a connection up; nothing is started. */
    void lists(String connection) {
        inspector.look("bulk-connect", "/bulk-connect");
        admin.open("/connections/" + connection + "/bulk-connect");
        admin.button("Check the rows").click();
        inspector.look("bulk-connect-refused");
        admin.field("Pairs").fill("ACME-1,GLOBEX-1\nACME-999,GLOBEX-2\nACME-998");
        admin.button("Check the rows").click();
        admin.page().getByText("Every row has its verdict").waitFor();
        inspector.look("list-checked");
        inspector.look("clean-up", "/clean-up");
        inspector.look("clean-up-connection", "/connections/" + connection + "/clean-up");
        admin.button("Clean up the whole connection").click();
        inspector.look("clean-up-refused");
    }

    /** The parts of the queue, and one event in full. */
    void queue(long event) {
        inspector.look("queue-incoming", "/queue?tab=incoming");
        inspector.look("queue-incoming-files", "/queue?tab=incoming-files&item=ACME-1");
        inspector.look("queue-event", "/queue/" + event);
    }
}
