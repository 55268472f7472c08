package dev.syncline.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Everything that is wrong with a form is told at once. */
class InputRefusedTest {

    @Test
    void refusesWithEveryFieldThatIsWrongAndTheFirstSentenceAboutEach() {
        Wrong wrong = catchThrowableOfType(
                Wrong.class,
                () -> InputRefused.all(
                        Wrong::new,
                        () -> refuse("name", "Enter a name."),
                        () -> {},
                        () -> refuse("name", "Names differ."),
                        () -> refuse("days", "Enter days.")));
        assertThat(wrong.field()).isEqualTo("name");
        assertThat(wrong.fields()).isEqualTo(Map.of("name", "Enter a name.", "days", "Enter days."));
        assertThat(wrong).hasMessage("Enter a name. Enter days.");
    }

    @Test
    void takesWhatIsRight() {
        assertThatCode(() -> InputRefused.all(Wrong::new, () -> {})).doesNotThrowAnyException();
    }

    private static void refuse(String field, String sentence) {
        throw new Wrong(Map.of(field, sentence));
    }

    private static final class Wrong extends InputRefused {

        private static final long serialVersionUID = 1L;

        Wrong(Map<String, String> fields) {
            super(fields);
        }
    }
}
