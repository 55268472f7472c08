package dev.syncline.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import dev.syncline.testing.ModelService;
import java.util.regex.Pattern;

/** AI Assist, from the first question to the answer in the draft, with a service that answers well and badly. */
record AssistVisits(Administrator admin, Inspector inspector, ModelService service) {

    /** Enters the service on the settings page. */
    void switchOn() {
        admin.open("/settings/assist");
        admin.field("Endpoint").fill(service.endpoint());
        admin.field("Model").fill("model-1");
        admin.field("Key").fill("sk-of-a-journey");
        admin.button("Switch on").click();
        assertThat(admin.page().getByText("AI Assist is on.")).isVisible();
    }

    /** Asks for a rule, looks at what is sent and sends it. */
    void ask(String connection, String side, String wish) {
        admin.open("/connections/" + connection + "/assist/" + side);
        admin.field("What shall the rule do?").fill(wish);
        admin.button("Show what is sent").click();
        assertThat(admin.page().locator("#sent")).containsText(wish);
        admin.button("Send to model-1").click();
    }

    /** An answer that streams in, passes its test run and is accepted. */
    void accepts(String connection) {
        service.says("Here it is:\n```groovy\nreplica.summary = issue.summary?.toUpperCase()\n```\n");
        ask(connection, "outgoing", "Send the summary in capitals.");
        assertThat(admin.page().getByText("It went through on the last syncs from here."))
                .isVisible();
        inspector.look("assist-answer-passed");
        admin.button("Put it into the draft").click();
        assertThat(admin.page().getByText("The answer is in your draft.")).isVisible();
        assertThat(admin.page().locator("#outgoing")).hasValue(Pattern.compile(".*toUpperCase\\(\\)\\s*"));
    }

    /** An answer that compiles and fails on what was sent before. */
    void refusesWhatFails(String connection) {
        service.says("```groovy\nreplica.summary = issue.nobody.name\n```");
        ask(connection, "outgoing", "Send the name of nobody.");
        assertThat(admin.page().getByText("so it cannot be accepted")).isVisible();
        assertThat(admin.page().getByText("'name' of null").first()).isVisible();
        assertThat(admin.button("Put it into the draft")).hasCount(0);
        inspector.look("assist-answer-failed");
    }

    /** An answer that the fence refuses; nothing of it runs. */
    void refusesWhatTheFenceRefuses(String connection) {
        service.says("```groovy\nnew File('/etc/passwd').text\n```");
        ask(connection, "incoming", "Read a file.");
        assertThat(admin.page().getByText("It does not compile, so it cannot be accepted."))
                .isVisible();
        assertThat(admin.button("Put it into the draft")).hasCount(0);
        inspector.look("assist-answer-refused");
    }

    /** A service that refuses, and one that breaks off in the middle. */
    void saysWhatTheServiceDidWrong(String connection) {
        service.refuses(429, "17", "{\"error\":{\"message\":\"slow down\"}}");
        ask(connection, "outgoing", "Anything.");
        assertThat(admin.page().getByText("Ask again in 17 s.")).isVisible();
        service.streams(ModelService.piece("```groovy\nreplica."));
        admin.button("Send to model-1").click();
        assertThat(admin.page().getByText("The answer broke off in the middle")).isVisible();
        assertThat(admin.field("What shall the rule do?")).hasValue("Anything.");
        inspector.look("assist-service-broke-off");
    }

    /** A rule on an item somebody names. */
    void triesOnAnItem(String connection) {
        service.says("```groovy\nissue.summary = replica.summary\n```");
        ask(connection, "incoming", "Take the summary.");
        assertThat(admin.page().getByText("It went through on the last syncs that came in."))
                .isVisible();
        admin.field("Try it on another item").fill("NOPE-1");
        admin.button("Try it").click();
        assertThat(admin.page()
                        .getByText("There is no item “NOPE-1” in your tracker.")
                        .first())
                .isVisible();
        assertThat(admin.button("Put it into the draft")).hasCount(0);
        inspector.look("assist-answer-untried");
    }
}
