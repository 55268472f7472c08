package dev.syncline.xurrent;

import static dev.syncline.xurrent.XurrentApi.text;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Pages of a GraphQL connection. */
final class Paging {

    private Paging() {}

    /** Where to go on behind a page; null at the end. */
    static @Nullable String next(JsonNode connection) {
        JsonNode info = connection.path("pageInfo");
        return info.path("hasNextPage").asBoolean(false) ? text(info, "endCursor") : null;
    }
}
