package dev.syncline.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.htmlunit.Page;
import org.htmlunit.WebClient;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.HtmlElement;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlSelect;
import org.htmlunit.html.HtmlTextArea;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.htmlunit.MockMvcWebClientBuilder;

/** A browser without any script, as a person who clicks and types sees the console. */
public final class PlainBrowser {

    private final WebClient client;
    private HtmlPage page;

    public PlainBrowser(MockMvc mvc, String path) {
        client = MockMvcWebClientBuilder.mockMvcSetup(mvc).build();
        client.getOptions().setJavaScriptEnabled(false);
        client.getOptions().setCssEnabled(false);
        client.getOptions().setThrowExceptionOnFailingStatusCode(false);
        page = load(path);
    }

    public PlainBrowser open(String path) {
        page = load(path);
        return this;
    }

    public int status() {
        return page.getWebResponse().getStatusCode();
    }

    public String header(String name) {
        return page.getWebResponse().getResponseHeaderValue(name);
    }

    public String path() {
        return page.getUrl().getFile();
    }

    public String heading() {
        return text("//h1");
    }

    /** All text of the page's content. */
    public String content() {
        return text("//main");
    }

    /** The text of the one element found. */
    public String text(String xpath) {
        DomNode found = page.getFirstByXPath(xpath);
        if (found == null) {
            throw new AssertionError("There is no " + xpath + " in:\n" + page.asXml());
        }
        return found.getTextContent().strip();
    }

    public int count(String xpath) {
        List<?> found = page.getByXPath(xpath);
        return found.size();
    }

    public String attribute(String xpath, String name) {
        DomElement found = page.getFirstByXPath(xpath);
        return found == null ? "" : found.getAttribute(name);
    }

    /** What a field says is wrong. */
    public String wrong(String field) {
        return text("//*[@id='" + field + "-note']//*[@class='wrong']");
    }

    public String value(String field) {
        HtmlElement found = page.getFirstByXPath("//*[@name='" + field + "' or @id='" + field + "']");
        return found instanceof HtmlTextArea area ? area.getText() : ((HtmlInput) found).getValue();
    }

    public PlainBrowser type(String field, String value) {
        HtmlElement found = page.getHtmlElementById(field);
        if (found instanceof HtmlTextArea area) {
            area.setText(value);
        } else {
            ((HtmlInput) found).setValue(value);
        }
        return this;
    }

    public PlainBrowser choose(String field, String value) {
        for (HtmlElement option :
                page.<HtmlElement>getByXPath("//input[@name='" + field + "' and @value='" + value + "']")) {
            ((HtmlInput) option).setChecked(true);
        }
        return this;
    }

    public PlainBrowser select(String field, String value) {
        ((HtmlSelect) page.getHtmlElementById(field)).setSelectedAttribute(value, true);
        return this;
    }

    /** Presses the button or follows the link with this text. */
    public PlainBrowser press(String text) {
        HtmlElement found =
                page.getFirstByXPath("//main//*[self::button or self::a][normalize-space(.)='" + text + "']");
        if (found == null) {
            throw new AssertionError("There is no '" + text + "' to press in:\n" + page.asXml());
        }
        page = click(found);
        return this;
    }

    /** Sends the form a button belongs to once more, as a double click would. */
    public PlainBrowser pressTwice(String text) {
        HtmlElement found = page.getFirstByXPath("//main//button[normalize-space(.)='" + text + "']");
        HtmlForm form = found.getEnclosingForm();
        HtmlPage before = page;
        click(found);
        page = click((HtmlElement) before.getHtmlElementById(form.getId())
                .getFirstByXPath(".//button[normalize-space(.)='" + text + "']"));
        return this;
    }

    private HtmlPage load(String path) {
        try {
            return html(client.getPage("http://localhost" + path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HtmlPage click(HtmlElement element) {
        try {
            return html(element.click());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HtmlPage html(Page page) {
        if (page instanceof HtmlPage html) {
            return html;
        }
        throw new AssertionError("Not a page: " + page.getWebResponse().getContentAsString());
    }
}
