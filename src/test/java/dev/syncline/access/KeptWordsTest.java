package dev.syncline.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.testing.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.mock.web.MockHttpServletRequest;

/** Words wait for whoever typed them, and for nobody and nothing else. */
class KeptWordsTest {

    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-21T12:00:00Z"));
    private final KeptWords words = new KeptWords(forms(), clock);

    @Test
    void comeBackOnceUnderTheirName() {
        String name = words.keep(form("/things/7/edit", "hello")).orElseThrow();
        assertThat(words.take("another")).isEmpty();
        assertThat(words.take(name)).contains(new TypedBefore("/things/7/edit", Map.of("text", "hello")));
        assertThat(words.take(name)).isEmpty();
    }

    @Test
    void areOnlyThoseOfFormsAndFieldsThatHoldNoSecret() {
        assertThat(words.keep(form("/sign-in", "hello"))).isEmpty();
        assertThat(words.keep(form("/things/7/edit/more", "hello"))).isEmpty();
        MockHttpServletRequest withSecret = form("/things/7/edit", "hello");
        withSecret.addParameter("password", "secret");
        assertThat(words.take(words.keep(withSecret).orElseThrow())
                        .orElseThrow()
                        .fields())
                .containsOnlyKeys("text");
    }

    @Test
    void areNotTakenFromAnotherSite() {
        MockHttpServletRequest foreign = form("/things/7/edit", "hello");
        foreign.removeHeader("Origin");
        assertThat(words.keep(foreign)).isEmpty();
        foreign.addHeader("Origin", "https://evil.example");
        assertThat(words.keep(foreign)).isEmpty();
    }

    @Test
    void areForgottenAfterHalfAnHour() {
        String name = words.keep(form("/things/7/edit", "hello")).orElseThrow();
        clock.advance(KeptWords.KEPT_FOR.plus(Duration.ofSeconds(1)));
        assertThat(words.take(name)).isEmpty();
    }

    @Test
    void areBoundedSoThatAFloodOnlyForgetsTheOldest() {
        assertThat(words.keep(form("/things/7/edit", "x".repeat(KeptWords.LARGEST + 1))))
                .isEmpty();
        Optional<String> first = words.keep(form("/things/7/edit", "first"));
        for (int more = 0; more <= KeptWords.ALL / KeptWords.LARGEST; more++) {
            assertThat(words.keep(form("/things/7/edit", "x".repeat(KeptWords.LARGEST))))
                    .isPresent();
        }
        assertThat(words.take(first.orElseThrow())).isEmpty();
    }

    private static org.springframework.beans.factory.ObjectProvider<SafeForm> forms() {
        DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
        beans.registerSingleton("form", new SafeForm("/things/*/edit", "", List.of("text")));
        return beans.getBeanProvider(SafeForm.class);
    }

    private static MockHttpServletRequest form(String path, String text) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", path);
        request.addHeader("Host", "node.example:8080");
        request.addHeader("Origin", "https://node.example:8080");
        request.addParameter("text", text);
        return request;
    }
}
