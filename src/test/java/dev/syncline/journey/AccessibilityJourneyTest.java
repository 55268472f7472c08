package dev.syncline.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.access.Accounts;
import dev.syncline.access.ApiTokens;
import dev.syncline.change.Trigger;
import dev.syncline.change.Triggers;
import dev.syncline.connection.Connection;
import dev.syncline.connection.Connection.Mode;
import dev.syncline.connection.Connections;
import dev.syncline.connection.Discovery;
import dev.syncline.connection.Invitations;
import dev.syncline.connection.Proposal;
import dev.syncline.fault.Faults;
import dev.syncline.queue.Queue;
import dev.syncline.testing.ConnectedPair;
import dev.syncline.testing.DeskClient;
import dev.syncline.testing.Eventually;
import dev.syncline.testing.RunningNode;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.data.domain.Pageable;
import tools.jackson.databind.JsonNode;

/** Every page of the console and the desk, with something on it, on a wide light screen and on a dark phone. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AccessibilityJourneyTest {

    private Stage stage;
    private RunningNode acme;
    private Administrator admin;
    private Inspector inspector;
    private DeskClient desk;
    private DeskClient remoteDesk;

    @BeforeAll
    void makeTwoNodes() {
        stage = Stage.set();
        acme = stage.acme();
        admin = stage.visitor(acme);
        inspector = new Inspector(admin, "accessibility");
        desk = new DeskClient(acme.address(), acme.bean(ApiTokens.class).make("journey", 1));
        remoteDesk = new DeskClient(
                stage.globex().address(), stage.globex().bean(ApiTokens.class).make("journey", 1));
    }

    @AfterAll
    void stop() throws Exception {
        if (stage != null) {
            stage.close();
        }
    }

    @AfterEach
    void foundNothing() {
        inspector.foundNothing();
    }

    @Test
    @Order(1)
    void theDoor() {
        admin.page().navigate(acme.setupLink().toString());
        admin.button("Make the administrator").click();
        inspector.look("setup-errors");
        inspector.look("setup-link-not-valid", "/setup?token=wrong");
        admin.setUp(acme.setupLink());
        for (String page : List.of("connections", "triggers", "queue", "errors", "getting-started")) {
            inspector.look(page + "-empty", "/" + page);
        }
        admin.loseSession();
        admin.open("/settings");
        admin.button("Sign in").click();
        inspector.look("sign-in-refused");
        admin.signInHere();
    }

    @Test
    @Order(2)
    void theWizard() {
        admin.open("/connections/initiate");
        WizardSteps steps = new WizardSteps(admin, inspector);
        steps.look("initiate", "Destination, step 1 of 3: Initiate connection", null);
        admin.field("Destination instance URL").fill("http://10.0.0.1/");
        admin.button("Next").click();
        steps.look("initiate-refused", "Destination, step 1 of 3: Initiate connection", "Initiate connection");
        admin.field("Destination instance URL").fill(stage.globex().address().toString());
        admin.button("Next").click();
        steps.look(
                "initiate-modes",
                "Configuration type, step 1 of 3: Initiate connection",
                "Choose the configuration type");
        admin.page().locator("#mode-SCRIPT").check();
        admin.button("Next").click();
        admin.field("Connection name").waitFor();
        steps.look("information", "Connection information, step 2 of 3: Initiate connection", "Connection information");
        admin.field("Remote instance short name").fill("");
        admin.button("Initiate").click();
        inspector.look("information-refused");
        admin.field("Remote instance short name").fill("Globex");
        admin.field("Connection name").fill("Waiting for Globex");
        admin.button("Initiate").click();
        steps.look("invitation-code", "Invitation, step 3 of 3: Initiate connection", "Invitation");
        admin.reload();
        steps.look("invitation-without-code", "Invitation of Waiting for Globex", null);
        initiate(acme, null, "Waiting for somebody");
        admin.open("/connections/accept");
        steps.look("accept", "Invitation code, step 1 of 2: Accept invitation", null);
        admin.button("Next").click();
        inspector.look("accept-refused");
        admin.field("Invitation code").fill(initiate(stage.globex(), acme, "Globex to Acme"));
        admin.button("Next").click();
        steps.look("accept-preview", "Who invites you, step 2 of 2: Accept invitation", "Who invites you");
    }

    @Test
    @Order(3)
    void aConnectionAtWork() {
        makeWork();
        Connection connection = connection();
        inspector.look("connections", "/connections");
        inspector.look("connections-nothing-found", "/connections?containing=nobody");
        inspector.look("connection-deactivate", "/connections/" + connection.id() + "/deactivate");
        inspector.look("connection-delete", "/connections/" + connection.id() + "/delete");
        inspector.look("invitation-active", "/connections/" + connection.id() + "/invitation");
        inspector.look("queue", "/queue");
        inspector.look("errors", "/errors");
        admin.page().locator("a[id^=details-]").first().click();
        inspector.look("error");
        admin.button("Skip").click();
        inspector.look("error-skip-refused");
        new SightVisits(inspector, acme, stage.globex(), remoteDesk).all();
        Trigger trigger = acme.bean(Triggers.class)
                .page(connection.id(), Pageable.ofSize(1))
                .getContent()
                .get(0);
        inspector.look("triggers", "/triggers");
        inspector.look("trigger-edit", "/triggers/" + trigger.id() + "/edit");
        inspector.look("trigger-delete", "/triggers/" + trigger.id() + "/delete");
        inspector.look("trigger-exalate", "/triggers/" + trigger.id() + "/bulk/exalate");
        inspector.look("trigger-unexalate", "/triggers/" + trigger.id() + "/bulk/unexalate");
        OperationVisits operations = new OperationVisits(admin, inspector);
        operations.lists(connection.id().toString());
        operations.queue(acme.bean(Queue.class).page(null, 0, 1).get(0).work().id());
        admin.open("/triggers/create");
        admin.field("If").fill("colour ~~ red");
        admin.button("Create").click();
        inspector.look("trigger-refused");
    }

    @Test
    @Order(4)
    void theRules() {
        new RuleVisits(admin, inspector, acme, connection()).all();
        new TestRunVisits(admin, inspector).look(connection().id().toString());
    }

    @Test
    @Order(5)
    void theDesk() {
        inspector.look("desk", "/desk");
        inspector.look("desk-nothing-found", "/desk?text=nothing+of+the+kind");
        inspector.look("script-reference", "/script-reference?name=status");
        inspector.look("desk-new", "/desk/tickets/new");
        admin.field("Assignee").fill("nobody");
        admin.button("Create ticket").click();
        inspector.look("desk-new-refused");
        inspector.look("desk-ticket", "/desk/tickets/ACME-1");
        admin.button("Add comment").click();
        inspector.look("desk-comment-refused");
        admin.field("New comment").fill("My own words");
        admin.button("Add comment").click();
        admin.page().locator("a[aria-label^='Edit comment']").last().click();
        inspector.look("desk-comment-edit");
        admin.open("/desk/tickets/ACME-1/edit");
        desk.change("ACME-1", Map.of("summary", "Printer still on fire"));
        admin.field("Subject").fill("Printer out");
        admin.button("Save").click();
        inspector.look("desk-edit-outrun");
        inspector.look("desk-delete", "/desk/tickets/ACME-1/delete");
        for (String page : List.of("project", "person")) {
            admin.open(page.equals("project") ? "/desk/projects" : "/desk/people");
            admin.button("Add " + page).click();
            inspector.look("desk-" + page + "-refused");
        }
    }

    @Test
    @Order(6)
    void theNode() {
        admin.open("/settings");
        List.of("Back up now", "Check now").forEach(press -> admin.button(press).click());
        inspector.look("settings-checked");
        admin.field("Public address").fill("acme.example.com");
        admin.field("Name of this node").fill("");
        admin.button("Save").click();
        inspector.look("settings-refused");
        inspector.look("settings-tracker", "/settings/tracker");
        new OperationVisits(admin, inspector).notifications();
        new OperationVisits(admin, inspector).directory();
        new KeyVisits(admin, inspector).look(acme, stage.globex(), connection());
        admin.open("/license");
        admin.button("Enter license key").click();
        inspector.look("license-refused");
        acme.bean(Accounts.class).add("bert", "correct horse battery", "correct horse battery");
        admin.open("/users");
        admin.page().getByLabel("What the token is for").fill("nightly export");
        admin.button("Make API token").click();
        inspector.look("users-token-made");
        admin.button("Make API token").click();
        inspector.look("users-token-refused");
        UUID bert = acme.bean(Accounts.class).list().stream()
                .filter(account -> account.name().equals("bert"))
                .findFirst()
                .orElseThrow()
                .id();
        inspector.look("user-remove", "/users/" + bert + "/remove");
        admin.open("/users/" + bert + "/password");
        admin.button("Change password").click();
        inspector.look("user-password-refused");
        admin.open("/users/add");
        admin.button("Add user").click();
        inspector.look("user-add-refused");
        admin.open("/audit");
        admin.button("Verify the audit").click();
        inspector.look("audit-verified");
        inspector.look("not-found", "/no/such/page");
        inspector.look("connection-not-found", "/connections/" + UUID.randomUUID() + "/edit");
    }

    @Test
    @Order(7)
    void noPageWasForgotten() {
        assertThat(ConsolePages.of(acme)).isNotEmpty();
        assertThat(ConsolePages.of(acme))
                .allSatisfy(page ->
                        assertThat(ConsolePages.visited(acme, inspector.seen())).contains(page));
    }

    /** A ticket under sync with comments and a file, and a change to it that a rule of Acme refused. */
    private void makeWork() {
        ConnectedPair.connect(acme, stage.globex());
        Connection connection = connection();
        acme.bean(Triggers.class).create(connection.id(), "ticket", "status =! Closed", "Every open ticket", true);
        desk.create(Map.of("summary", "Printer on fire", "description", "The one on the second floor.\nIt smokes."));
        desk.comment(
                "ACME-1", "Please hurry: https://example.com/a-very-long-address-that-does-not-fit/on-a-phone.html");
        desk.attach("ACME-1", "a photo of the printer with a name that is rather long.txt", new byte[2_000]);
        DeskClient there = remoteDesk;
        // Whole, so that nothing on its way writes over the change that follows.
        Eventually.holds("the ticket arrives whole", () -> isWhole(there));
        RuleVisits.publish(
                acme, connection, "issue.summary = replica.summary\nthrow new RuntimeException('No such team')");
        there.change("GLOBEX-1", Map.of("summary", "Printer is burning"));
        Eventually.holds("the rule fails", () -> acme.bean(Faults.class).countOpen() > 0);
        there.change("GLOBEX-1", Map.of("summary", "Printer burned down"));
        Eventually.holds(
                "a change waits behind it",
                () -> acme.bean(Queue.class).counts(null).queued() > 0);
    }

    private static boolean isWhole(DeskClient desk) {
        if (desk.tickets("Printer").isEmpty()) {
            return false;
        }
        JsonNode ticket = desk.ticket("GLOBEX-1");
        return ticket.get("comments").size() == 1 && ticket.get("attachments").size() == 1;
    }

    /** The one connection that is active. */
    private Connection connection() {
        return acme.bean(Connections.class).active().get(0);
    }

    private static String initiate(RunningNode from, @Nullable RunningNode to, String name) {
        URI address = to == null
                ? null
                : from.bean(Discovery.class)
                        .discover(to.address().toString(), "test")
                        .address();
        Proposal proposal = new Proposal(address, Mode.SCRIPT, from.name(), "Other side", name, "");
        return Objects.requireNonNull(from.bean(Invitations.class)
                .initiate(proposal, UUID.randomUUID().toString(), "bert")
                .code());
    }
}
