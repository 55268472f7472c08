package dev.syncline.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Images within texts: which there are, and what is said of them elsewhere. */
class ImagesTest {

    private static final Map<String, String> FILES = Map.of(
            "https://acme.example/image?a=1&b=2", "picture-1.png", "data:image/png;base64,AAAA", "picture-2.png");

    @Test
    void theAddressesOfAllImagesAreFoundWhereverTheNotationHasThem() {
        assertThat(Images.sources(
                        "<p>See <IMG alt='a' src='one.png'> and <img src=\"https://a.example/?a=1&amp;b=2\"/></p>",
                        Notation.HTML))
                .containsExactly("one.png", "https://a.example/?a=1&b=2");
        assertThat(Images.sources(
                        "![a](one.png) ![](<two.png> \"Two\") [no](three.png) <img src=four.png> ![a](one.png)",
                        Notation.MARKDOWN))
                .containsExactly("one.png", "two.png", "four.png");
        assertThat(Images.sources("![a](one.png) <img src=two.png>", Notation.PLAIN))
                .isEmpty();
    }

    @Test
    void anImageThatCameAsAFileIsMentionedByItsName() {
        String html = "<p>See <img src=\"https://acme.example/image?a=1&amp;b=2\" alt=\"User-added image\"> here</p>";

        assertThat(arrived(html, Notation.HTML, Notation.PLAIN)).isEqualTo("See [picture-1.png] here");
        assertThat(arrived(html, Notation.HTML, Notation.HTML)).isEqualTo("<p>See [picture-1.png] here</p>");
        assertThat(arrived("See ![](data:image/png;base64,AAAA) here", Notation.MARKDOWN, Notation.PLAIN))
                .isEqualTo("See [picture-2.png] here");
    }

    @Test
    void whoReadsATextCallsNoForeignPageByIt() {
        String spy = "<p>Hello<img src=\"https://spy.example/p.gif?who=you\" width=\"1\"></p>";

        assertThat(arrived(spy, Notation.HTML, Notation.HTML))
                .doesNotContain("<img")
                .contains("<a href=\"https://spy.example/p.gif?who&#61;you\"");
        assertThat(arrived("Hello ![logo](https://spy.example/p.gif)", Notation.MARKDOWN, Notation.MARKDOWN))
                .isEqualTo("Hello [logo](https://spy.example/p.gif)");
        assertThat(arrived("<img src=\"javascript:go()\" alt=\"x\">Hello", Notation.HTML, Notation.HTML))
                .doesNotContain("javascript", "<img");
    }

    @Test
    void aTextWithoutImagesStaysAsItIsWritten() {
        String text = "a < b &amp; `![x]` <p >odd</p>";

        assertThat(Images.mentioned(text, Notation.MARKDOWN, source -> Optional.of("no")))
                .isEqualTo(text);
    }

    private static String arrived(String text, Notation from, Notation to) {
        return Texts.arrived(text, from, to, source -> Optional.ofNullable(FILES.get(source)));
    }
}
