package dev.syncline.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import dev.syncline.salesforce.simulator.SalesforceSimulator;
import dev.syncline.testing.NodeArguments;
import dev.syncline.testing.RunningNode;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An administrator binds a node to a Salesforce org, in a real browser. */
class SalesforceSettingsJourneyTest {

    private final SalesforceSimulator salesforce = new SalesforceSimulator(Clock.systemUTC());
    private RunningNode node;
    private Chromium chromium;

    @BeforeEach
    void start(@TempDir Path folder) {
        chromium = Chromium.start();
        node = RunningNode.start(NodeArguments.named("Acme", folder.resolve("acme")));
    }

    @AfterEach
    void stop() {
        chromium.close();
        node.close();
        salesforce.close();
    }

    @Test
    void bindsChecksAndSignsInOverSalesforcesOwnPage() {
        try (Administrator admin = new Administrator(chromium.browser(), node.address())) {
            admin.setUp(node.setupLink());
            Inspector inspector = new Inspector(admin, "salesforce");
            admin.open("/settings/tracker?kind=salesforce");
            admin.field("My Domain").fill("https://acme.lightning.force.com");
            admin.field("Consumer key").fill(SalesforceSimulator.CLIENT);
            admin.field("Way to sign in").selectOption("Sign-in page");
            admin.button("Save").click();
            assertThat(admin.page().locator("main")).containsText("https://acme.my.salesforce.com");

            admin.field("My Domain").fill(salesforce.address());
            admin.button("Save").click();
            admin.link("Sign in to Salesforce").click();
            assertThat(admin.page().locator("main")).containsText("they are kept and in use from now on");

            salesforce.hide("Case", "Syncline_Key__c");
            admin.button("Check connection").click();
            assertThat(admin.page().locator(".permissions")).containsText("tick Unique and External ID");
            assertThat(admin.page().locator("main")).containsText("Sync Line <syncline@acme.test>, API 67.0");
            assertThat(admin.page().locator("main")).containsText("API calls of the org in 24 hours");
            inspector.look("checked");
            inspector.foundNothing();
        }
    }
}
