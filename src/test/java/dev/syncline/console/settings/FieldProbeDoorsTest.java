package dev.syncline.console.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.syncline.access.ApiTokens;
import dev.syncline.access.Scope;
import dev.syncline.connector.LocalTracker;
import dev.syncline.testing.OnH2;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Who is handed the report of the field probe. */
@OnH2
@AutoConfigureMockMvc
@Import(TrackerPageTest.Kinds.class)
class FieldProbeDoorsTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    LocalTracker tracker;

    @Autowired
    ApiTokens tokens;

    @Test
    void handsTheProbesReportToPeopleAndToProgramsThatMayRead() throws Exception {
        bind("k-very-secret-1");

        String ofPeople =
                report(get("/settings/tracker/probe.json").with(user("alma").roles("ADMINISTRATOR")));
        String ofPrograms = report(probe(tokens.make("monitor", "30", EnumSet.of(Scope.READ))));

        assertThat(ofPrograms).isEqualTo(ofPeople);
        assertThat(ofPrograms).contains("\"owner\"").doesNotContain("Secret project", "k-very-secret-1");
    }

    @Test
    void handsTheProbesReportToNobodyElse() throws Exception {
        mvc.perform(get("/settings/tracker/probe.json")).andExpect(status().isFound());
        mvc.perform(get("/api/tracker/probe")).andExpect(status().isUnauthorized());
        for (Scope other : EnumSet.complementOf(EnumSet.of(Scope.READ))) {
            mvc.perform(probe(tokens.make("narrow", "30", EnumSet.of(other))))
                    .andExpect(status().isForbidden())
                    .andExpect(content().string(containsString("READ")));
        }
    }

    @Test
    void saysInPlaceOfTheReportWhyTheTrackerIsNotProbed() throws Exception {
        bind("wrong");

        mvc.perform(probe(tokens.make("monitor", "30", EnumSet.of(Scope.READ))))
                .andExpect(status().isBadGateway())
                .andExpect(content().string(containsString("does not know this API key")));
    }

    private static MockHttpServletRequestBuilder probe(String token) {
        return get("/api/tracker/probe").header("Authorization", "Bearer " + token);
    }

    private String report(MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request)
                .andExpect(status().isOk())
                .andExpect(content().contentTypeCompatibleWith("application/json"))
                .andExpect(header().string("Content-Disposition", "attachment; filename=\"field-probe.json\""))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private void bind(String key) {
        tracker.bind("small", Map.of("address", "https://acme.small.example", "apiKey", key));
    }
}
