package dev.syncline.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.connector.DefaultRules;
import dev.syncline.script.Difference;
import dev.syncline.script.Difference.AttachmentChange;
import dev.syncline.script.Difference.CommentChange;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules connections start with keep two items in step, whichever side changes something. */
class DefaultRulesTest {

    static Stream<Arguments> rules() throws IOException {
        return Stream.of(
                Arguments.of("Basic mode", BasicRules.RULES),
                Arguments.of("the desk's", new DefaultRules(file("outgoing.groovy"), file("incoming.groovy"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void aFirstSyncCarriesWhatIsPublic(String name, DefaultRules rules) {
        RuleSide acme = RuleSide.withTicket(rules);
        RuleSide globex = RuleSide.empty(rules);

        Difference made = globex.receive(acme);

        assertThat(made.fields()).containsEntry("summary", "Printer on fire").containsEntry("description", "It burns.");
        assertThat(made.comments())
                .containsExactly(new CommentChange.Added("acme-c1", "Jane Doe: Please help", false, null));
        assertThat(made.attachments())
                .containsExactly(new AttachmentChange.Added("acme-a1", "log.txt", "text/plain", 12, "ab"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void nothingComesBackThatDidNotChange(String name, DefaultRules rules) {
        RuleSide acme = RuleSide.withTicket(rules);
        RuleSide globex = RuleSide.empty(rules);
        globex.receive(acme);

        assertThat(acme.receive(globex)).satisfies(DefaultRulesTest::isEmpty);
        assertThat(globex.receive(acme)).satisfies(DefaultRulesTest::isEmpty);
        assertThat(acme.receive(globex)).satisfies(DefaultRulesTest::isEmpty);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void anUpdateWritesOnlyWhatChanged(String name, DefaultRules rules) {
        RuleSide acme = RuleSide.withTicket(rules);
        RuleSide globex = RuleSide.empty(rules);
        globex.receive(acme);
        acme.receive(globex);

        acme.set("summary", "Printer burnt down");
        acme.say("It is over", false);
        acme.say("Who pays?", true);
        Difference update = globex.receive(acme);

        assertThat(update.fields()).isEqualTo(Map.of("summary", "Printer burnt down"));
        assertThat(update.comments())
                .containsExactly(new CommentChange.Added("acme-c3", "Jane Doe: It is over", false, null));
        assertThat(update.attachments()).isEmpty();
        assertThat(acme.receive(globex)).satisfies(DefaultRulesTest::isEmpty);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void theOtherSideMayAnswer(String name, DefaultRules rules) {
        RuleSide acme = RuleSide.withTicket(rules);
        RuleSide globex = RuleSide.empty(rules);
        globex.receive(acme);
        acme.receive(globex);

        globex.set("description", "It burnt.");
        globex.say("A new one is on its way", false);
        globex.say("They did it again", true);
        Difference answer = acme.receive(globex);

        assertThat(answer.fields()).isEqualTo(Map.of("description", "It burnt."));
        assertThat(answer.comments())
                .singleElement()
                .isInstanceOfSatisfying(
                        CommentChange.Added.class,
                        added -> assertThat(added.body()).isEqualTo("Jane Doe: A new one is on its way"));
        assertThat(answer.attachments()).isEmpty();
        assertThat(globex.receive(acme)).satisfies(DefaultRulesTest::isEmpty);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void commentsAndFilesThatChangeOrGoAreFollowed(String name, DefaultRules rules) {
        RuleSide acme = RuleSide.withTicket(rules);
        RuleSide globex = RuleSide.empty(rules);
        globex.receive(acme);
        acme.receive(globex);

        acme.rewrite("acme-c1", "Please help soon");
        Difference rewritten = globex.receive(acme);
        acme.remove("acme-c1");
        acme.remove("acme-a1");
        Difference gone = globex.receive(acme);

        assertThat(rewritten.comments())
                .containsExactly(new CommentChange.Changed("globex-1", "Jane Doe: Please help soon", false, null));
        assertThat(gone.comments()).containsExactly(new CommentChange.Removed("globex-1"));
        assertThat(gone.attachments()).containsExactly(new AttachmentChange.Removed("globex-2"));
        assertThat(gone.fields()).isEmpty();
    }

    private static void isEmpty(Difference difference) {
        assertThat(difference.fields()).isEmpty();
        assertThat(difference.comments()).isEmpty();
        assertThat(difference.attachments()).isEmpty();
    }

    private static String file(String name) throws IOException {
        try (InputStream file = DefaultRulesTest.class.getResourceAsStream("/desk/" + name)) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
