package dev.syncline.xurrent.simulator;

import graphql.schema.DataFetchingEnvironment;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a request has once for each account that sees it, by the account that a call names.
 *
 * @see <a href="https://developer.xurrent.com/v1/requests/">account-specific fields</a>
 */
final class AccountFields {

    static final String FIRST = "acme";
    static final List<String> ACCOUNTS = List.of(FIRST, "globex");
    static final List<String> OWN =
            List.of("status", "team", "member", "completedAt", "completionReason", "supplierRequestID");

    private AccountFields() {}

    /** The account of a query. */
    static String of(DataFetchingEnvironment environment) {
        return environment.getGraphQlContext().getOrDefault("account", FIRST);
    }

    /** Under which name the store keeps a field for an account. */
    static String key(String account, String field) {
        return account.equals(FIRST) || !OWN.contains(field) ? field : account + ":" + field;
    }

    static @Nullable Object get(Map<String, @Nullable Object> request, String account, String field) {
        Object held = request.get(key(account, field));
        return held == null && field.equals("status") ? "assigned" : held;
    }
}
