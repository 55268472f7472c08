package dev.syncline.console.rules;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.DiffAlgorithmFactory;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.DeltaType;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Two texts line by line beside each other.
 *
 * @param changes how many places differ
 */
public record SideBySide(List<Row> rows, int changes) {

    /** Longer texts are shown as one change: comparing them would take longer than reading them. */
    static final int LONGEST = 4_000;

    private static final int CONTEXT = 3;
    private static final DiffAlgorithmFactory ALGORITHM = MyersDiffWithLinearSpace.factory();
    private static final Pattern WORDS = Pattern.compile("(?<=\\W)|(?=\\W)");

    /** What a row shows. */
    public enum Kind {
        SAME,
        CHANGED,
        REMOVED,
        ADDED,
        /** Lines that are the same and left out; {@code left} is the first of them, {@code right} how many. */
        GAP
    }

    /** A piece of a line, and whether just this piece differs. */
    public record Piece(String text, boolean differs) {}

    /**
     * One row.
     *
     * @param left number of the line on the left, 0 where there is none
     * @param right number of the line on the right, 0 where there is none
     */
    public record Row(Kind kind, int left, List<Piece> before, int right, List<Piece> after) {}

    /** Compares two texts; lines far from any change are left out unless {@code whole}. */
    public static SideBySide of(String before, String after, boolean whole) {
        List<String> left = before.lines().toList();
        List<String> right = after.lines().toList();
        List<Row> rows = new ArrayList<>();
        int changes = 0;
        for (Block block : blocks(left, right)) {
            block.addTo(rows);
            changes += block.same() ? 0 : 1;
        }
        return new SideBySide(whole ? rows : folded(rows), changes);
    }

    public boolean isEmpty() {
        return changes == 0;
    }

    /** Lines that are the same on both sides, or what stands on the left in place of what stands on the right. */
    private record Block(boolean same, int left, List<String> before, int right, List<String> after) {

        void addTo(List<Row> rows) {
            for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
                if (same) {
                    rows.add(new Row(Kind.SAME, left + i, plain(before.get(i)), right + i, plain(after.get(i))));
                } else if (i >= after.size()) {
                    rows.add(new Row(Kind.REMOVED, left + i, plain(before.get(i)), 0, List.of()));
                } else if (i >= before.size()) {
                    rows.add(new Row(Kind.ADDED, 0, List.of(), right + i, plain(after.get(i))));
                } else {
                    rows.add(changed(left + i, before.get(i), right + i, after.get(i)));
                }
            }
        }
    }

    private static List<Block> blocks(List<String> left, List<String> right) {
        if (left.size() > LONGEST || right.size() > LONGEST) {
            return List.of(new Block(left.equals(right), 1, left, 1, right));
        }
        return blocks(
                DiffUtils.diff(left, right, ALGORITHM.create(), null, true).getDeltas());
    }

    /** The algorithm tells a changed line as one that came and one that went; here they belong together. */
    private static List<Block> blocks(List<AbstractDelta<String>> deltas) {
        List<Block> blocks = new ArrayList<>();
        Block last = new Block(true, 1, List.of(), 1, List.of());
        for (AbstractDelta<String> delta : deltas) {
            boolean same = delta.getType() == DeltaType.EQUAL;
            List<String> before = delta.getSource().getLines();
            List<String> after = delta.getTarget().getLines();
            if (same || last.same()) {
                int left = last.left() + last.before().size();
                int right = last.right() + last.after().size();
                last = new Block(same, left, new ArrayList<>(before), right, new ArrayList<>(after));
                blocks.add(last);
            } else {
                last.before().addAll(before);
                last.after().addAll(after);
            }
        }
        return blocks;
    }

    private static Row changed(int left, String before, int right, String after) {
        List<Piece> one = new ArrayList<>();
        List<Piece> other = new ArrayList<>();
        for (Block block : blocks(DiffUtils.diff(
                        List.of(WORDS.split(before)), List.of(WORDS.split(after)), ALGORITHM.create(), null, true)
                .getDeltas())) {
            one.add(new Piece(String.join("", block.before()), !block.same()));
            other.add(new Piece(String.join("", block.after()), !block.same()));
        }
        return new Row(Kind.CHANGED, left, some(one), right, some(other));
    }

    private static List<Piece> some(List<Piece> pieces) {
        return pieces.stream().filter(piece -> !piece.text().isEmpty()).toList();
    }

    private static List<Piece> plain(String line) {
        return List.of(new Piece(line, false));
    }

    private static List<Row> folded(List<Row> rows) {
        List<Row> folded = new ArrayList<>();
        int from = 0;
        while (from < rows.size()) {
            int to = from;
            while (to < rows.size() && rows.get(to).kind() == Kind.SAME) {
                to++;
            }
            int first = from == 0 ? from : Math.min(from + CONTEXT, to);
            int last = to == rows.size() ? to : Math.max(to - CONTEXT, first);
            if (last - first > 1) {
                folded.addAll(rows.subList(from, first));
                folded.add(new Row(Kind.GAP, rows.get(first).left(), List.of(), last - first, List.of()));
                folded.addAll(rows.subList(last, to));
            } else {
                folded.addAll(rows.subList(from, to));
            }
            from = to;
            while (from < rows.size() && rows.get(from).kind() != Kind.SAME) {
                folded.add(rows.get(from++));
            }
        }
        return folded;
    }
}
