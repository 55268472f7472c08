package dev.syncline.salesforce.simulator;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A query as it was read. */
record SoqlQuery(List<String> select, String from, @Nullable Where where, List<Order> order, int limit, int offset) {

    /** One place of the order. */
    record Order(String field, boolean descending) {}

    /** What rows must fulfil. */
    sealed interface Where {}

    /** All of them. */
    record And(List<Where> parts) implements Where {}

    /** Any of them. */
    record Or(List<Where> parts) implements Where {}

    /** Not this. */
    record Not(Where part) implements Where {}

    /**
     * One comparison.
     *
     * @param values texts begin with a quote
     * @param inner of a semi-join
     */
    record Compare(
            String field,
            String operator,
            List<String> values,
            @Nullable SoqlQuery inner) implements Where {}
}
