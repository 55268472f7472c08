package dev.syncline.xurrent.simulator;

import graphql.GraphQL;
import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.BooleanValue;
import graphql.language.IntValue;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeRuntimeWiring;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The schema, answered from the store by graphql-java. */
public final class Schema {

    private final Store store;
    private final Supplier<String> address;
    private final Storage files;

    Schema(Store store, Supplier<String> address) {
        this.store = store;
        this.address = address;
        this.files = new Storage(store);
    }

    /** The schema alone, to validate documents. */
    public static GraphQLSchema alone() {
        return new Schema(new Store(java.time.Clock.systemUTC()), () -> "").build();
    }

    GraphQL graphql() {
        return GraphQL.newGraphQL(build())
                .instrumentation(new Withheld(store.terms))
                .build();
    }

    private GraphQLSchema build() {
        RuntimeWiring wiring = records(operations(RuntimeWiring.newRuntimeWiring()))
                .scalar(scalar("JSON"))
                .scalar(scalar("ISO8601Timestamp"))
                .type(
                        "Node",
                        type -> type.typeResolver(environment -> {
                            Map<String, Object> node = Objects.requireNonNull(environment.getObject());
                            return environment.getSchema().getObjectType(String.valueOf(node.get("__typename")));
                        }))
                .type("MutationPayload", type -> type.typeResolver(environment -> null))
                .build();
        return new SchemaGenerator().makeExecutableSchema(new SchemaParser().parse(sdl()), wiring);
    }

    private RuntimeWiring.Builder operations(RuntimeWiring.Builder wiring) {
        Mutations mutations = new Mutations(store);
        return wiring.type(
                        "Query",
                        type -> type.dataFetcher("me", this::me)
                                .dataFetcher("node", environment -> store.node(argument(environment, "id")))
                                .dataFetcher("requests", this::requests)
                                .dataFetcher(
                                        "people", environment -> page(environment, named(environment, store.people)))
                                .dataFetcher("teams", environment -> page(environment, named(environment, store.teams)))
                                .dataFetcher(
                                        "serviceInstances",
                                        environment -> page(environment, named(environment, store.services)))
                                .dataFetcher(
                                        "requestTemplates",
                                        environment -> page(environment, named(environment, store.templates)))
                                .dataFetcher("attachmentStorage", environment -> files.offer(address.get())))
                .type(
                        "Mutation",
                        type -> type.dataFetcher(
                                        "requestCreate",
                                        each -> mutations.create(argument(each, "input"), AccountFields.of(each)))
                                .dataFetcher(
                                        "requestUpdate",
                                        each -> mutations.update(argument(each, "input"), AccountFields.of(each)))
                                .dataFetcher("noteCreate", each -> mutations.note(argument(each, "input"))));
    }

    private RuntimeWiring.Builder records(RuntimeWiring.Builder wiring) {
        return wiring.type(
                        "Request",
                        type -> own(type)
                                .dataFetcher("notes", each -> page(each, store.notes(source(each))))
                                .dataFetcher("tags", each -> page(each, store.tags(source(each)))))
                .type(
                        "RequestTemplate",
                        type -> type.dataFetcher("uiExtension", each -> {
                            boolean known = AccountFields.of(each).equals(AccountFields.FIRST);
                            return known ? source(each).get("uiExtension") : null;
                        }))
                .type(
                        "Note",
                        type -> type.dataFetcher("textAttachments", each -> {
                            List<?> files = (List<?>) source(each).get("_files");
                            return page(each, Objects.requireNonNull(files));
                        }))
                .type(
                        "Attachment",
                        type -> type.dataFetcher("expiringUrl", each -> {
                            return address.get()
                                    + files.link(
                                            Objects.requireNonNull(source(each).get("id")));
                        }));
    }

    /** An argument the schema makes mandatory. */
    @SuppressWarnings("TypeParameterUnusedInFormals") // as the library has it
    private static <T> T argument(DataFetchingEnvironment environment, String name) {
        return Objects.requireNonNull(environment.<T>getArgument(name));
    }

    private static Map<String, @Nullable Object> source(DataFetchingEnvironment environment) {
        return Objects.requireNonNull(environment.<Map<String, @Nullable Object>>getSource());
    }

    /** What each account has of its own. */
    private static TypeRuntimeWiring.Builder own(TypeRuntimeWiring.Builder request) {
        for (String field : AccountFields.OWN) {
            request.dataFetcher(field, each -> AccountFields.get(source(each), AccountFields.of(each), field));
        }
        return request;
    }

    private Map<String, @Nullable Object> me(DataFetchingEnvironment environment) {
        Map<String, @Nullable Object> me = store.me();
        String account = AccountFields.of(environment);
        if (!account.equals(AccountFields.FIRST)) {
            me.put("account", Map.of("id", account, "name", account));
        }
        return me;
    }

    private static String sdl() {
        try (InputStream file = Schema.class.getResourceAsStream("/xurrent/schema.graphql")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Map<String, Object> requests(DataFetchingEnvironment environment) {
        synchronized (store) {
            Map<String, Map<String, @Nullable Object>> filter = environment.getArgumentOrDefault("filter", Map.of());
            Comparator<Map<String, @Nullable Object>> order =
                    Comparator.comparing(each -> (Integer) Objects.requireNonNull(each.get("requestId")));
            List<Map<String, Object>> wanted = environment.getArgumentOrDefault("order", List.of());
            if (!wanted.isEmpty() && "updatedAt".equals(wanted.get(0).get("field"))) {
                order = Comparator.comparing(
                                (Map<String, @Nullable Object> each) -> String.valueOf(each.get("updatedAt")))
                        .thenComparing(order);
            }
            if (!wanted.isEmpty() && "desc".equals(wanted.get(0).get("direction"))) {
                order = order.reversed();
            }
            return page(
                    environment,
                    store.requests.values().stream()
                            .filter(request -> filter.entrySet().stream()
                                    .allMatch(each -> matches(
                                            AccountFields.get(request, AccountFields.of(environment), each.getKey()),
                                            each.getValue())))
                            .sorted(order)
                            .toList());
        }
    }

    private static boolean matches(@Nullable Object value, Map<String, @Nullable Object> filter) {
        Object held = value instanceof Map<?, ?> node ? node.get("id") : value;
        for (String operator : List.of("lessThan", "lessThanOrEqualTo", "greaterThan", "greaterThanOrEqualTo")) {
            Object bound = filter.get(operator);
            if (bound != null) {
                int compared =
                        held == null ? -2 : Instant.parse(held.toString()).compareTo(Instant.parse(bound.toString()));
                boolean fits = switch (operator) {
                    case "lessThan" -> compared == -1;
                    case "lessThanOrEqualTo" -> compared == -1 || compared == 0;
                    case "greaterThan" -> compared > 0;
                    default -> compared >= 0;
                };
                if (!fits) {
                    return false;
                }
            }
        }
        if (!(filter.get("values") instanceof Collection<?> values)) {
            return true;
        }
        boolean fits = values.isEmpty() ? held == null : values.contains(held);
        return fits != Boolean.TRUE.equals(filter.get("negate"));
    }

    private static List<Map<String, @Nullable Object>> named(
            DataFetchingEnvironment environment, Map<String, Map<String, @Nullable Object>> where) {
        Map<String, Map<String, @Nullable Object>> filter = environment.getArgumentOrDefault("filter", Map.of());
        return where.values().stream()
                .filter(node ->
                        filter.entrySet().stream().allMatch(each -> matches(node.get(each.getKey()), each.getValue())))
                .toList();
    }

    private static Map<String, Object> page(DataFetchingEnvironment environment, List<?> all) {
        Integer first = environment.getArgument("first");
        if (first == null || first < 1 || first > 100) {
            throw new IllegalArgumentException("A connection needs 'first' or 'last', within 1-100");
        }
        String after = environment.getArgument("after");
        int start = after == null ? 0 : Integer.parseInt(after);
        int end = Math.min(all.size(), start + first);
        return Map.of(
                "nodes", new ArrayList<>(all.subList(Math.min(start, end), end)),
                "totalCount", all.size(),
                "pageInfo",
                        Map.of(
                                "endCursor",
                                String.valueOf(end),
                                "hasNextPage",
                                end < all.size(),
                                "hasPreviousPage",
                                start > 0));
    }

    private static GraphQLScalarType scalar(String name) {
        return GraphQLScalarType.newScalar()
                .name(name)
                .coercing(new Coercing<Object, Object>() {
                    @Override
                    public Object serialize(Object value, GraphQLContext context, Locale locale) {
                        return value;
                    }

                    @Override
                    public Object parseValue(Object value, GraphQLContext context, Locale locale) {
                        return value;
                    }

                    @Override
                    public @Nullable Object parseLiteral(
                            Value<?> value, CoercedVariables variables, GraphQLContext context, Locale locale) {
                        return value instanceof StringValue text
                                ? text.getValue()
                                : value instanceof IntValue number
                                        ? number.getValue()
                                        : value instanceof BooleanValue flag ? flag.isValue() : null;
                    }
                })
                .build();
    }
}
