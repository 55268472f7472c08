package dev.syncline.console.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import dev.syncline.access.Accounts;
import dev.syncline.console.PlainBrowser;
import dev.syncline.testing.OnH2;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** A fresh node is set up with the link it wrote, once. */
@OnH2
@AutoConfigureMockMvc
@DirtiesContext(classMode = DirtiesContext.ClassMode.BEFORE_EACH_TEST_METHOD)
class SetUpPageTest {

    private static final String PASSWORD = "correct horse battery";

    @Autowired
    MockMvc mvc;

    @Autowired
    Accounts accounts;

    @Value("${syncline.data}")
    Path data;

    @Test
    void makesTheFirstAdministratorAndIsGoneAfterwards() throws Exception {
        String link = link();
        PlainBrowser browser = new PlainBrowser(mvc, link)
                .type("name", "alma")
                .type("password", "short")
                .type("repeated", "something else")
                .press("Make the administrator");
        assertThat(browser.wrong("password")).contains("has 5 characters");
        assertThat(browser.wrong("repeated")).contains("differ");
        assertThat(browser.value("name")).isEqualTo("alma");
        assertThat(browser.type("name", "<b>").press("Make the administrator").wrong("name"))
                .contains("not allowed");
        assertThat(browser.wrong("password")).isEqualTo("Enter a password.");
        assertThat(accounts.any()).isFalse();

        browser.type("name", "alma")
                .type("password", PASSWORD)
                .type("repeated", PASSWORD)
                .press("Make the administrator");

        assertThat(browser.path()).isEqualTo("/sign-in");
        assertThat(browser.content()).contains("The first administrator is “alma”. Sign in to go on.");
        assertThat(status(get(link))).isEqualTo(410);
        assertThat(status(post("/setup").with(csrf()))).isEqualTo(410);
        assertThat(browser.open(link).content()).contains("it was used or ran out");
        assertThat(browser.press("Sign in").path()).isEqualTo("/sign-in");
        assertThat(data.resolve("setup-link")).doesNotExist();
        accounts.list().forEach(account -> assertThat(account.name()).isEqualTo("alma"));
    }

    @Test
    void saysWhatToDoWithAWrongLinkAndTellsEverybodyElseAboutTheLink() {
        PlainBrowser browser = new PlainBrowser(mvc, "/setup?token=wrong");
        assertThat(browser.text("//*[@role='alert']")).contains("Restart the node");
        assertThat(browser.count("//form[@id='setup']")).isZero();

        assertThat(browser.open("/sign-in").content()).contains("Open the set-up link");
    }

    private String link() throws IOException {
        URI link = URI.create(Files.readString(data.resolve("setup-link")).strip());
        return link.getPath() + "?" + link.getQuery();
    }

    private int status(MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request).andReturn().getResponse().getStatus();
    }
}
