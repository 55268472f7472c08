package dev.syncline.xurrent;

import dev.syncline.connector.RateBudget;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerFailure.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What the {@code errors} beside a GraphQL answer's {@code data} mean.
 *
 * <p>A field that failed is null, or takes the field around it along, so that it looks as if nothing were there; only
 * its entry in {@code errors} tells the two apart. Xurrent answers so with status 200, for instance where a scope is
 * missing. No part of such an answer is used, lest what was only withheld be cleared on the other side. A null without an
 * error is the truth: a record that is gone.
 *
 * <p>Kinds follow from the path and the headers alone: error codes are not published, and messages come in the language
 * of the account.
 *
 * @see <a href="https://spec.graphql.org/October2021/#sec-Errors">GraphQL: Errors</a>
 * @see <a href="https://spec.graphql.org/October2021/#sec-Handling-Field-Errors">GraphQL: Handling Field Errors</a>
 * @see <a href="https://developer.xurrent.com/graphql/">Xurrent: GraphQL</a>
 */
final class AnswerErrors {

    private AnswerErrors() {}

    /**
     * An answer that must not be used, because of this error.
     *
     * @param budgets what this answer's headers say is left
     * @param write whether it was a mutation; one whose payload is incomplete was made
     */
    static TrackerFailure failure(JsonNode error, List<RateBudget> budgets, Instant now, boolean write) {
        List<String> path = path(error);
        String told = sentence(XurrentApi.text(error, "message"));
        Optional<RateBudget> used = usedUp(budgets, now);
        if (path.isEmpty() && used.isPresent()) {
            return limit(used.get(), Duration.between(now, used.get().until()));
        }
        if (path.isEmpty()) {
            return new TrackerFailure(
                    Kind.CONTRACT_DRIFT, "Xurrent does not know a part of what it was asked: %s".formatted(told));
        }
        String what = String.join(".", path);
        String remedy = remedy(path);
        if (path.size() == 1) {
            return new TrackerFailure(
                    Kind.FORBIDDEN,
                    "Xurrent does not allow '%s' to the acting user: %s %s".formatted(what, told, remedy));
        }
        return write
                ? new TrackerFailure(
                        Kind.OUTCOME_UNKNOWN,
                        "Xurrent made this change and left '%s' out of its answer: %s What is there now is looked up. %s"
                                .formatted(what, told, remedy))
                : new TrackerFailure(
                        Kind.FORBIDDEN,
                        "Xurrent left '%s' out of its answer: %s Nothing of the answer is used, so that nothing is taken for empty. %s"
                                .formatted(what, told, remedy));
    }

    /** Names and positions from the root of {@code data} to the field that failed; empty when nothing was run. */
    static List<String> path(JsonNode error) {
        List<String> path = new ArrayList<>();
        error.path("path").forEach(step -> path.add(step.asString("")));
        return path;
    }

    /** Of those that are used up the one that comes back last. */
    static Optional<RateBudget> usedUp(List<RateBudget> budgets, Instant now) {
        return budgets.stream()
                .filter(budget -> budget.remaining() <= 0 && budget.until().isAfter(now))
                .max(Comparator.comparing(RateBudget::until));
    }

    static TrackerFailure limit(RateBudget budget, Duration wait) {
        return TrackerFailure.ofRate(
                "Xurrent's budget '%s' (%d) is used up; it is free again in %d s, at %s. This call goes out then."
                        .formatted(
                                budget.name(),
                                budget.limit(),
                                wait.plusMillis(999).toSeconds(),
                                budget.until().truncatedTo(ChronoUnit.SECONDS)),
                wait);
    }

    private static String remedy(List<String> path) {
        return Scope.ofPath(path)
                .map(Scope::remedy)
                .orElse("Let Xurrent's administrator allow it to the token or the OAuth application that is used"
                        + " here.");
    }

    /** What Xurrent said, as a sentence that another can follow. */
    static String sentence(String told) {
        String text = told.strip();
        return text.isEmpty() ? "it does not say why." : text.matches("(?s).*[.!?]") ? text : text + ".";
    }
}
