package dev.syncline.text;

import static dev.syncline.text.Notation.HTML;
import static dev.syncline.text.Notation.MARKDOWN;
import static dev.syncline.text.Notation.PLAIN;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A long text in pieces loses nothing, and nothing in it is cut in half. */
class PiecesTest {

    @Test
    void aTextThatFitsStaysAsItIs() {
        assertThat(Texts.pieces("x".repeat(100), PLAIN, bytes(100))).containsExactly("x".repeat(100));
    }

    @Test
    void piecesSayWhichTheyAreAndEndBetweenWords() {
        List<String> pieces = Texts.pieces("The printer burns since noon. ".repeat(20), PLAIN, characters(200));

        assertThat(pieces).hasSizeGreaterThan(2).allSatisfy(piece -> {
            assertThat(piece.codePointCount(0, piece.length())).isLessThanOrEqualTo(200);
            assertThat(piece).matches("\\(\\d/" + pieces.size() + "\\) [\\w. ]+(The|printer|burns|since|noon\\.)\\s*");
        });
        assertThat(pieces.stream().map(Texts::pieceOf)).first().isEqualTo(Optional.of("1/" + pieces.size()));
        assertThat(words(pieces)).isEqualTo("The printer burns since noon. ".repeat(20));
    }

    @ParameterizedTest
    @ValueSource(strings = {"é", "€", "😀", "👩‍👩‍👧", "e\u0301"})
    void countsBytesAndCutsNoCharacterInHalf(String character) {
        for (int limit = 60; limit < 70; limit++) {
            List<String> pieces = Texts.pieces(character.repeat(60), PLAIN, bytes(limit));

            assertThat(pieces).hasSizeGreaterThan(1);
            for (String piece : pieces) {
                assertThat(piece.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(limit);
                assertThat(piece.replaceFirst("^\\(\\d+/\\d+\\) ", "").replace(character, ""))
                        .isEmpty();
            }
            assertThat(pieces.stream()
                            .map(piece -> piece.replaceFirst("^\\(\\d+/\\d+\\) ", ""))
                            .collect(Collectors.joining()))
                    .isEqualTo(character.repeat(60));
        }
    }

    @Test
    void everyPieceOfHtmlIsWholeHtml() {
        String html = "<h2>Report</h2><ul>" + "<li>It <b>burns &amp; <i>smokes</i></b> badly</li>".repeat(12)
                + "</ul><p><a href=\"https://acme.test/a?b=1&amp;c=2\">" + "word ".repeat(60) + "</a></p>";
        List<String> pieces = Texts.pieces(html, HTML, characters(180));

        assertThat(pieces).hasSizeGreaterThan(4).allSatisfy(piece -> {
            Parser parser = Parser.htmlParser().setTrackErrors(10);
            Jsoup.parse(piece, "", parser);
            assertThat(piece.codePointCount(0, piece.length())).isLessThanOrEqualTo(180);
            assertThat(parser.getErrors())
                    .filteredOn(error -> !error.getErrorMessage().contains("doctype"))
                    .as(piece)
                    .isEmpty();
            assertThat(count(piece, "<li>")).isEqualTo(count(piece, "</li>"));
        });
        assertThat(Jsoup.parse(words(pieces)).text().replaceAll("\\s+", ""))
                .isEqualTo(Jsoup.parse(html).text().replaceAll("\\s+", ""));
    }

    @Test
    void codeAndLinksOfMarkdownStayWhole() {
        String markdown = ("See [the manual](https://acme.test/a/long/way) and `rm -rf <dir>`.\n").repeat(8) + "```\n"
                + "line of code\n".repeat(30) + "```\nafter";
        List<String> pieces = Texts.pieces(markdown, MARKDOWN, characters(200));

        assertThat(pieces).allSatisfy(piece -> {
            assertThat(piece.codePointCount(0, piece.length())).isLessThanOrEqualTo(200);
            assertThat(count(piece, "```") % 2).as(piece).isZero();
            assertThat(count(piece, "[the manual]")).isEqualTo(count(piece, "(https://acme.test/a/long/way)"));
        });
    }

    @Test
    void nothingActsInAPieceThatDidNotInTheWhole() {
        String markdown = "`" + "<img src=x onerror=alert(1)> ".repeat(20) + "`";
        assertThat(Texts.safe(markdown, MARKDOWN)).isEqualTo(markdown);

        assertThat(Texts.pieces(markdown, MARKDOWN, characters(120)))
                .hasSizeGreaterThan(3)
                .allMatch(piece -> Markdown.isHarmless(piece))
                .allMatch(piece -> piece.length() <= 120);
    }

    @Test
    void theBeginningOfALongTextSaysThatThereIsMore() {
        Shortened shortened = Texts.shorten("😀".repeat(300), PLAIN, characters(255), "…");

        assertThat(shortened.text()).isEqualTo("😀".repeat(254) + "…");
        assertThat(shortened.rest()).isEqualTo("😀".repeat(46));
    }

    private static String words(List<String> pieces) {
        return pieces.stream()
                .map(piece -> piece.replaceFirst("^(<p>)?\\(\\d+/\\d+\\)(</p>)?\\s*", ""))
                .collect(Collectors.joining(" "));
    }

    private static int count(String text, String part) {
        return (text.length() - text.replace(part, "").length()) / part.length();
    }

    private static Room bytes(int maximum) {
        return new Room(maximum, text -> text.getBytes(StandardCharsets.UTF_8).length);
    }

    private static Room characters(int maximum) {
        return new Room(maximum, text -> text.codePointCount(0, text.length()));
    }
}
