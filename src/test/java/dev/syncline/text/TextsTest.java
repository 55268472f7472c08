package dev.syncline.text;

import static dev.syncline.text.Notation.HTML;
import static dev.syncline.text.Notation.MARKDOWN;
import static dev.syncline.text.Notation.PLAIN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts keep their words and lose their dangers on the way between notations. */
class TextsTest {

    @Test
    void markdownBecomesWordsThatPeopleCanRead() {
        String markdown =
                "## Printer\n\nIt *burns* since **noon**:\n\n- tray 1\n- tray 2\n\nSee [the manual](https://acme.test/m).";

        assertThat(Texts.convert(markdown, MARKDOWN, PLAIN))
                .isEqualTo(
                        "Printer\n\nIt burns since noon:\n\n- tray 1\n- tray 2\n\nSee the manual (https://acme.test/m).");
    }

    @Test
    void markdownBecomesHtmlAndComesBack() {
        String markdown = "It **burns**: [manual](https://acme.test/m)\n\n1. run\n2. call";

        String html = Texts.convert(markdown, MARKDOWN, HTML);

        assertThat(html).contains("<strong>burns</strong>", "<li>run</li>", "href=\"https://acme.test/m\"");
        assertThat(Texts.convert(html, HTML, MARKDOWN))
                .contains("**burns**", "[manual](https://acme.test/m)", "1. run", "2. call");
    }

    @Test
    void noBlankComesInWhereMarksEnd() {
        String html = "<p>Turn it <b>off</b>, (<i>now</i>) un<b>believ</b>able. <b>a</b> b <em>c</em>!</p>";

        assertThat(Texts.convert(html, HTML, MARKDOWN))
                .isEqualTo("Turn it **off**, (*now*) un**believ**able. **a** b *c*!");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Use <hostname> as server|Use <hostname> as server",
                "a<b and c>d|a<b and c>d",
                "<config><port>80</port></config>|<config><port>80</port></config>",
                "List<String> of <T extends Item>|List<String> of <T extends Item>",
                "a <b>bold</b> word and <span title=\"x\">another</span>|a bold word and another",
                "<hostname onclick=alert(1)>|<hostname onclick=alert(1)>"
            })
    void wordsInAngleBracketsAreNoTagsUnlessHtmlHasThem(String markdown, String words) {
        assertThat(Texts.convert(markdown, MARKDOWN, PLAIN)).isEqualTo(words);
        assertThat(Texts.convert(Texts.convert(markdown, MARKDOWN, HTML), HTML, PLAIN))
                .isEqualTo(words);
    }

    @Test
    void aBlockOfWordsInAngleBracketsKeepsItsLines() {
        assertThat(Texts.convert("Before\n\n<config>\n<port>80</port>\n</config>\n\nAfter", MARKDOWN, PLAIN))
                .isEqualTo("Before\n\n<config>\n<port>80</port>\n</config>\n\nAfter");
    }

    @Test
    void lineEndsStayLineEnds() {
        assertThat(Texts.convert("one\ntwo\n\nthree", MARKDOWN, PLAIN)).isEqualTo("one\ntwo\n\nthree");
        assertThat(Texts.convert("one\ntwo", PLAIN, HTML)).isEqualTo("one<br />two");
        assertThat(Texts.convert("<div>one</div><div>two<br>three</div>", HTML, PLAIN))
                .isEqualTo("one\n\ntwo\nthree");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2 * 3 * 4 = 24",
                "# not a heading",
                "- not a list",
                "1. not a list",
                "a_file_name.txt and _this_",
                "<b>not bold</b> & <script>",
                "[not](a link) `not code`",
                "C:\\temp\\*.log",
                "> not a quote",
                "~~not struck~~"
            })
    void plainWordsStayWhatTheyAreInEveryNotation(String words) {
        for (Notation through : List.of(MARKDOWN, HTML)) {
            assertThat(Texts.convert(Texts.convert(words, PLAIN, through), through, PLAIN))
                    .as(through.name())
                    .isEqualTo(words);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "<svg onload=alert(1)>",
                "<a href=\"javascript:alert(1)\">click</a>",
                "<iframe src=\"https://evil.test\"></iframe>",
                "<p style=\"background:url(javascript:alert(1))\">x</p>",
                "<form action=https://evil.test><input name=password>"
            })
    void hostileMarkupArrivesNowhere(String hostile) {
        for (Notation to : Notation.values()) {
            for (Notation from : List.of(MARKDOWN, HTML)) {
                assertThat(Texts.convert("Hello " + hostile, from, to))
                        .as("%s to %s", from, to)
                        .contains("Hello")
                        .doesNotContainIgnoringCase(
                                "<script", "onerror", "onload", "javascript:", "<iframe", "<form", "style=");
            }
        }
    }

    @Test
    void aLinkOfMarkdownThatActsIsTakenOut() {
        assertThat(Texts.safe("[click](javascript:alert(1)) [page](https://acme.test)", MARKDOWN))
                .doesNotContain("javascript")
                .contains("click", "[page](https://acme.test)");
    }

    @Test
    void harmlessMarkdownStaysAsItWasWritten() {
        String markdown = "* one\n* two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n__bold__ ![x](https://acme.test/x.png)";

        assertThat(Texts.safe(markdown, MARKDOWN)).isEqualTo(markdown);
    }

    @Test
    void anImageThatOnlyItsTrackerShowsBecomesItsName() {
        assertThat(Texts.convert("Look: ![](attachments/7/smoke.png)", MARKDOWN, PLAIN))
                .isEqualTo("Look: [smoke.png]");
        assertThat(Texts.convert("<img src=\"data:image/png;base64,AAAA\" alt=\"a flame\">", HTML, MARKDOWN))
                .contains("a flame")
                .doesNotContain("base64");
        assertThat(Texts.convert("![map](https://acme.test/map.png)", MARKDOWN, HTML))
                .contains("src=\"https://acme.test/map.png\"");
    }

    @Test
    void aMentionStaysANameThatPeopleKnow() {
        String html = "<p><a class=\"mention\" href=\"https://acme.test/people/7\">@Jane Doe</a> please look</p>";

        assertThat(Texts.convert(html, HTML, PLAIN)).isEqualTo("@Jane Doe please look");
        assertThat(Texts.convert("@Jane Doe please look", PLAIN, MARKDOWN)).isEqualTo("@Jane Doe please look");
    }

    @Test
    void codeKeepsItsLinesAndSigns() {
        assertThat(Texts.convert("```\nif (a < b) {\n  *p = 1;\n}\n```", MARKDOWN, PLAIN))
                .isEqualTo("if (a < b) {\n  *p = 1;\n}");
    }

    @Test
    void whatIsNestedBeyondReasonIsTakenAsWords() {
        assertThat(Texts.convert(">".repeat(30_000) + " deep", MARKDOWN, PLAIN)).contains("deep");
    }
}
