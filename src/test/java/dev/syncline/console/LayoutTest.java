package dev.syncline.console;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.stereotype.Controller;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;

/** Every page stands in the same layout, with fields that say what is wrong beside them. */
@WebMvcTest(controllers = LayoutTest.SamplePage.class)
@ContextConfiguration(classes = {LayoutTest.SamplePage.class, Tabs.class})
@WithMockUser("alma")
class LayoutTest {

    @Autowired
    MockMvc mvc;

    PlainBrowser browser;

    @BeforeEach
    void open() {
        browser = new PlainBrowser(mvc, "/connections");
    }

    @Test
    void showsOnlyTabsThatLeadSomewhere() {
        assertThat(browser.count("//nav//a")).isEqualTo(1);
        assertThat(browser.text("//nav//a[@aria-current='page']")).isEqualTo("Connections");
        assertThat(browser.text("//nav")).contains("alma");
    }

    @Test
    void fillsTheFieldsWithWhatWasTyped() {
        assertThat(browser.value("name")).isEqualTo("<b>Acme</b>");
        assertThat(browser.value("text")).isEqualTo("two\nlines");
        assertThat(browser.attribute("//option[@selected]", "value")).isEqualTo("red");
        assertThat(browser.count("//input[@id='agreed'][@checked]")).isEqualTo(1);
        assertThat(browser.value("secret")).isEmpty();
    }

    @Test
    void saysWhatIsWrongBesideTheField() {
        browser.press("Save");
        assertThat(browser.wrong("name")).isEqualTo("The name is empty.");
        assertThat(browser.attribute("//input[@id='name']", "aria-describedby")).isEqualTo("name-note");
        assertThat(browser.attribute("//input[@id='name']", "aria-invalid")).isEqualTo("true");
        assertThat(browser.text("//*[@role='alert']")).isEqualTo("Nothing was saved.");
        assertThat(browser.value("name")).isEqualTo("<b>Acme</b>");
    }

    @Test
    void writesNoScriptIntoThePage() {
        assertThat(browser.count("//script[@nonce='n0nce']")).isEqualTo(2);
        assertThat(browser.count("//script[normalize-space(text())]")).isZero();
        assertThat(browser.count("//*[@style]")).isZero();
    }

    /** What the sample asks. */
    record Sample(
            @Nullable String name,
            @Nullable String secret,
            @Nullable String text,
            @Nullable String colour,
            @Nullable Boolean agreed) {}

    /** A page that uses every fragment. */
    @Controller
    static class SamplePage {

        @GetMapping("/connections")
        String show(Model model, HttpServletRequest request) {
            request.setAttribute("cspNonce", "n0nce");
            model.addAttribute("form", new Sample("<b>Acme</b>", "hush", "two\nlines", "red", true));
            return page(model);
        }

        @PostMapping("/sample")
        String refuse(@ModelAttribute("form") Sample form, BindingResult problems, Model model) {
            problems.rejectValue("name", "refused", "The name is empty.");
            problems.reject("refused", "Nothing was saved.");
            return page(model);
        }

        private static String page(Model model) {
            model.addAttribute("colours", Map.of("red", "Red", "blue", "Blue"));
            return "sample";
        }
    }
}
