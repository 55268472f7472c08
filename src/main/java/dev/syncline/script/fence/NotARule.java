package dev.syncline.script.fence;

import dev.syncline.script.Problem;
import java.util.List;

/** A text that does not compile or asks for what no rule may have. */
public final class NotARule extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    NotARule(List<Problem> problems) {
        super(
                problems.isEmpty()
                        ? "The rule does not compile."
                        : problems.get(0).message());
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
