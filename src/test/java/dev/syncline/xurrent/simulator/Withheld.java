package dev.syncline.xurrent.simulator;

import graphql.GraphqlErrorBuilder;
import graphql.execution.DataFetcherResult;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationFieldFetchParameters;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLNamedType;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Leaves out what the token's scopes do not grant: null, and an error with its path, in an answer of status 200. */
final class Withheld extends SimplePerformantInstrumentation {

    private static final Map<String, String[]> NEEDED = Map.ofEntries(
            Map.entry("Mutation.requestCreate", new String[] {"request", "Create"}),
            Map.entry("Mutation.requestUpdate", new String[] {"request", "Update"}),
            Map.entry("Mutation.noteCreate", new String[] {"note", "Create"}),
            Map.entry("Query.requests", new String[] {"request", "Read"}),
            Map.entry("Query.people", new String[] {"person", "Read"}),
            Map.entry("Query.teams", new String[] {"team", "Read"}),
            Map.entry("Query.serviceInstances", new String[] {"serviceInstance", "Read"}),
            Map.entry("Query.requestTemplates", new String[] {"requestTemplate", "Read"}),
            Map.entry("Request.notes", new String[] {"note", "Read"}),
            Map.entry("NoteCreatePayload.note", new String[] {"note", "Read"}),
            Map.entry("RequestTemplate.uiExtension", new String[] {"uiExtension", "Read"}));

    private final Terms terms;

    Withheld(Terms terms) {
        this.terms = terms;
    }

    @Override
    public DataFetcher<?> instrumentDataFetcher(
            DataFetcher<?> fetcher,
            InstrumentationFieldFetchParameters parameters,
            @Nullable InstrumentationState state) {
        return environment -> {
            Optional<String> message = message(environment);
            return message.isEmpty()
                    ? fetcher.get(environment)
                    : DataFetcherResult.newResult()
                            .error(GraphqlErrorBuilder.newError(environment)
                                    .message("%s", message.get())
                                    .build())
                            .build();
        };
    }

    private Optional<String> message(DataFetchingEnvironment environment) {
        String type = ((GraphQLNamedType) environment.getParentType()).getName();
        String field = type + "." + environment.getField().getName();
        String[] needed = NEEDED.get(field);
        return needed != null && !terms.grant(needed[0], needed[1])
                ? Optional.of("Not authorized")
                : Optional.ofNullable(terms.withheld.get(field));
    }
}
