package dev.syncline.script.api;

import dev.syncline.script.LocalKey;
import groovy.lang.Tuple2;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The pair of key and traces a rule may return to name the twin itself. */
record Returned(LocalKey key, @Nullable Object traces) {

    static @Nullable Returned of(@Nullable Object returned) {
        if (returned instanceof Pair pair) {
            return of(pair.get("_1"), pair.get("_2"));
        }
        if (returned instanceof Tuple2<?, ?> tuple) {
            return of(tuple.getV1(), tuple.getV2());
        }
        return returned instanceof List<?> list && list.size() == 2 && isKey(list.get(0))
                ? of(list.get(0), list.get(1))
                : null;
    }

    /** A rule that ends by assigning a list returns it; two comments or files are no pair. */
    private static boolean isKey(@Nullable Object first) {
        return first instanceof IssueKey || first instanceof HubObject hub && hub.kindOf() == Kind.KEY;
    }

    private static @Nullable Returned of(@Nullable Object key, @Nullable Object traces) {
        if (key instanceof IssueKey issue) {
            return new Returned(new LocalKey(issue.getId(), issue.getUrn(), issue.getEntityType()), traces);
        }
        if (key instanceof HubObject hub && hub.text("id") != null) {
            return new Returned(
                    new LocalKey(String.valueOf(hub.text("id")), hub.text("key"), hub.text("entityType")), traces);
        }
        return null;
    }
}
