package dev.syncline.trial;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What a rule asked of the world outside while it was tried.
 *
 * @param what the call, such as {@code nodeHelper.getUserByEmail("ann@acme.example")}
 * @param made true when it was really asked, false when it would have changed something and was only written down
 * @param answer in a few words
 */
public record Question(String what, boolean made, String answer) {

    private static final int MOST = 3;

    /** What a rule would have changed beside its item, for the end of a line; empty where that is nothing. */
    static String besides(List<Question> questions) {
        List<String> changes = questions.stream()
                .filter(question -> !question.made())
                .map(question -> question.what().lines().findFirst().orElse(""))
                .distinct()
                .toList();
        String first = changes.stream().limit(MOST).collect(Collectors.joining("; "));
        return changes.isEmpty()
                ? ""
                : " Besides: %s%s."
                        .formatted(first, changes.size() > MOST ? " and %d more".formatted(changes.size() - MOST) : "");
    }
}
