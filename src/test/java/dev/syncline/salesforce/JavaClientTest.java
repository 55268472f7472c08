package dev.syncline.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.force.api.ApiConfig;
import com.force.api.ApiSession;
import com.force.api.ApiTokenException;
import com.force.api.CreateOrUpdateResult;
import com.force.api.ForceApi;
import dev.syncline.salesforce.simulator.SalesforceSimulator;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The simulator behaves like an org to a second client that others wrote: Maven's force-rest-api. */
class JavaClientTest {

    private final SalesforceSimulator simulator = new SalesforceSimulator(Clock.systemUTC());

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void forceRestApiFindsWhatItExpectsOfAnOrg() throws IOException, InterruptedException {
        ForceApi api = new ForceApi(
                new ApiConfig().setApiVersionString("v67.0"),
                new ApiSession(SalesforceForTests.token(simulator), simulator.address()));

        String id = api.createSObject("Case", Map.of("Subject", "Printer on fire", "Priority", "High"));
        api.updateSObject("Case", id, Map.of("Subject", "Printer burnt"));
        assertThat(api.getSObject("Case", id).asMap().get("Subject")).isEqualTo("Printer burnt");
        assertThat(api.query("SELECT Id, Subject FROM Case WHERE Priority = 'High'")
                        .getRecords())
                .hasSize(1);
        assertThat(upsert(api, "Made")).isEqualTo(CreateOrUpdateResult.CREATED);
        assertThat(upsert(api, "Changed")).isEqualTo(CreateOrUpdateResult.UPDATED);
        assertThat(api.describeSObject("Case").getFields())
                .anyMatch(field -> field.getName().equals("Syncline_Key__c"));
        api.deleteSObject("Case", id);
        assertThat(simulator.count("Case")).isEqualTo(1);

        simulator.expireToken();
        assertThatThrownBy(() -> api.query("SELECT Id FROM Case")).isInstanceOf(ApiTokenException.class);
    }

    private static CreateOrUpdateResult upsert(ForceApi api, String subject) {
        return api.createOrUpdateSObject("Case", "Syncline_Key__c", "k-1", Map.of("Subject", subject));
    }
}
