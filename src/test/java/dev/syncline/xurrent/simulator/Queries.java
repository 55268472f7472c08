package dev.syncline.xurrent.simulator;

import com.sun.net.httpserver.HttpExchange;
import graphql.ExecutionInput;
import graphql.GraphQL;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs GraphQL documents, as far as their points are not used up. */
final class Queries {

    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<String, Object>> VARIABLES = new TypeReference<>() {};

    private final GraphQL graphql;

    Queries(GraphQL graphql) {
        this.graphql = graphql;
    }

    /** The answer to be sent; null for a document that was refused, and answered so. */
    @Nullable
    String answer(HttpExchange exchange, JsonNode body, Limits own) throws IOException {
        Map<String, Object> sent = JSON.convertValue(body.path("variables"), VARIABLES);
        Map<String, Object> variables = sent == null ? Map.of() : sent;
        String query = body.path("query").asString("");
        Cost cost = Cost.of(query, variables);
        if (cost.asksForTooMuch()) {
            XurrentSimulator.answer(
                    exchange,
                    200,
                    "{\"errors\":[{\"message\":\"Individual calls cannot request more than 500,000 total nodes.\"}]}");
            return null;
        }
        Duration wait = own.spend(cost.points());
        own.tellCost(exchange.getResponseHeaders(), cost.points());
        if (wait != null) {
            Limits.refuse(exchange, wait);
            return null;
        }
        return JSON.writeValueAsString(graphql.execute(ExecutionInput.newExecutionInput(query)
                        .variables(variables)
                        .graphQLContext(Map.of("account", Tokens.account(exchange)))
                        .build())
                .toSpecification());
    }
}
