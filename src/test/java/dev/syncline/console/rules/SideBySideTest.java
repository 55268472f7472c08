package dev.syncline.console.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.console.rules.SideBySide.Kind;
import dev.syncline.console.rules.SideBySide.Piece;
import dev.syncline.console.rules.SideBySide.Row;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Two texts are shown beside each other so that a person sees what differs. */
class SideBySideTest {

    @Test
    void showsWhichWordsOfALineDiffer() {
        SideBySide diff = SideBySide.of("a\nissue.summary = 'x'\nb", "a\nissue.status = 'x'\nb", true);
        Row changed = diff.rows().get(1);
        assertThat(changed.kind()).isEqualTo(Kind.CHANGED);
        assertThat(changed.before()).contains(new Piece("summary", true)).contains(new Piece("issue.", false));
        assertThat(changed.after()).contains(new Piece("status", true));
        assertThat(diff.changes()).isEqualTo(1);
    }

    @Test
    void showsLinesThatCameAndWent() {
        SideBySide diff = SideBySide.of("a\nb\nc", "a\nc\nd", true);
        assertThat(diff.rows()).extracting(Row::kind).containsExactly(Kind.SAME, Kind.REMOVED, Kind.SAME, Kind.ADDED);
        assertThat(diff.rows()).extracting(Row::left).containsExactly(1, 2, 3, 0);
        assertThat(diff.rows()).extracting(Row::right).containsExactly(1, 0, 2, 3);
    }

    @Test
    void leavesOutLinesFarFromAnyChange() {
        SideBySide diff = SideBySide.of(lines(100), lines(100).replace("line 50\n", "line fifty\n"), false);
        assertThat(diff.rows())
                .extracting(Row::kind)
                .containsExactly(
                        Kind.GAP,
                        Kind.SAME,
                        Kind.SAME,
                        Kind.SAME,
                        Kind.CHANGED,
                        Kind.SAME,
                        Kind.SAME,
                        Kind.SAME,
                        Kind.GAP);
        assertThat(diff.rows().stream()
                        .filter(row -> row.kind() == Kind.GAP)
                        .mapToInt(Row::right)
                        .sum())
                .isEqualTo(93);
    }

    @Test
    void losesNoLineOnEitherSide() {
        String before = lines(40).replace("line 7\n", "").replace("line 20\n", "twenty\n");
        String after = lines(40).replace("line 30\n", "thirty\nand one\n") + "last";
        SideBySide diff = SideBySide.of(before, after, true);
        assertThat(text(diff, true)).isEqualTo(before.strip());
        assertThat(text(diff, false)).isEqualTo(after.strip());
    }

    @Test
    void saysThatNothingDiffers() {
        assertThat(SideBySide.of("a\nb", "a\nb", false).isEmpty()).isTrue();
        assertThat(SideBySide.of("", "", false).isEmpty()).isTrue();
        assertThat(SideBySide.of("", "a", false).isEmpty()).isFalse();
    }

    @Test
    void takesTextsThatAreTooLongToCompareAsOneChange() {
        SideBySide diff = SideBySide.of(lines(SideBySide.LONGEST + 1), "other", false);
        assertThat(diff.changes()).isEqualTo(1);
        assertThat(SideBySide.of(lines(5_000), lines(5_000), false).isEmpty()).isTrue();
    }

    private static String text(SideBySide diff, boolean left) {
        return diff.rows().stream()
                .filter(row -> (left ? row.left() : row.right()) > 0)
                .map(row -> (left ? row.before() : row.after())
                        .stream().map(Piece::text).collect(Collectors.joining()))
                .collect(Collectors.joining("\n"));
    }

    private static String lines(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> "line " + i + "\n").collect(Collectors.joining());
    }
}
