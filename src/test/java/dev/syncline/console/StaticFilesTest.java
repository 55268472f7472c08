package dev.syncline.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import dev.syncline.testing.OnH2;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.servlet.resource.ResourceUrlProvider;

/** A browser fetches style sheets and scripts once for each version, and pages each time. */
@OnH2
@AutoConfigureMockMvc
class StaticFilesTest {

    private static final Pattern FILE = Pattern.compile("(?:href|src)=\"(/(?:css|js|webjars)/[^\"]*)\"");
    private static final Pattern VERSIONED =
            Pattern.compile("/(css|js)/[a-z-]+-[0-9a-f]{32}\\.(css|js)|/webjars/[a-z.]+/[0-9][0-9.]+/.*");

    @Autowired
    MockMvc mvc;

    @Autowired
    ResourceUrlProvider addresses;

    /** Pages that are found, that are not, and that are only there for forms. */
    @ParameterizedTest
    @ValueSource(strings = {"/sign-in", "/nothing/here", "/items/ticket/1/exalate", "/items/ticket/77"})
    void eachFileOfAPageIsNamedByItsVersionAndKept(String path) throws Exception {
        String page = fetch(path).getContentAsString();
        List<String> files = FILE.matcher(page)
                .results()
                .map((MatchResult link) -> link.group(1))
                .toList();

        assertThat(files).hasSizeGreaterThan(3).allSatisfy(file -> {
            assertThat(file).matches(VERSIONED);
            MockHttpServletResponse answer = fetch(file);
            assertThat(answer.getStatus()).isEqualTo(200);
            assertThat(answer.getHeader(HttpHeaders.CACHE_CONTROL)).contains("immutable", "max-age=31536000");
        });
    }

    @Test
    void pagesAreNotKept() throws Exception {
        assertThat(fetch("/sign-in").getHeader(HttpHeaders.CACHE_CONTROL)).contains("no-store");
    }

    /** Otherwise each link is looked for in every jar before it is written. */
    @Test
    void linksToPagesAreNotLookedForAmongTheFiles() {
        assertThat(addresses.getHandlerMap()).containsOnlyKeys("/webjars/**", "/css/**", "/js/**", "/favicon.svg");
    }

    @Test
    void aPathThatIsNoneHasAPageThatSaysSo() throws Exception {
        MockHttpServletResponse answer = fetch("/nothing/here");

        assertThat(answer.getStatus()).isEqualTo(404);
        assertThat(answer.getContentAsString()).contains("Syncline");
    }

    @Test
    void theIconIsThere() throws Exception {
        assertThat(fetch("/favicon.svg").getContentType()).isEqualTo("image/svg+xml");
    }

    private MockHttpServletResponse fetch(String path) throws Exception {
        return mvc.perform(
                        get(path).accept(MediaType.TEXT_HTML).with(user("alma").roles("ADMINISTRATOR")))
                .andReturn()
                .getResponse();
    }
}
