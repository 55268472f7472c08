package dev.syncline.connector;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a text that is too long is told apart from others. */
class TextLimitTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Printer on fire                                    | Printer on fire
            ' Printer   on   fire '                           | Printer on fire
            The printer on the third floor has been on fire    | The printer on the third floor has been…
            aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeee | aaaaaaaaaabbbbbbbbbbccccccccccdddddddddd…
            on aaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeee | on aaaaaaaabbbbbbbbbbccccccccccddddddddd…
            """)
    void isNamedByItsFirstWords(String text, String beginning) {
        assertThat(TextLimit.beginning(text)).isEqualTo(beginning);
    }

    @ParameterizedTest
    @CsvSource({"39, 39, ''", "41, 40, …"})
    void cutsBetweenCharactersOnly(int length, int kept, String end) {
        assertThat(TextLimit.beginning("😀".repeat(length))).isEqualTo("😀".repeat(kept) + end);
    }
}
