package dev.syncline.xurrent.simulator;

import graphql.language.Argument;
import graphql.language.Definition;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.IntValue;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.VariableReference;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a query costs: a point for each hundred connections that it may have to read, at least one; judged before it runs.
 *
 * <p>Xurrent publishes that there are points, that queries of clients cost 1 to 12, and that no call may ask for more than
 * 500,000 nodes; its rules on nodes are GitHub's word for word, so this rule is GitHub's too.
 *
 * @see <a href="https://developer.xurrent.com/graphql/">Xurrent GraphQL API</a>
 */
final class Cost {

    private static final long MOST_NODES = 500_000;

    private final Map<String, FragmentDefinition> fragments = new HashMap<>();
    private final Map<String, Object> variables;
    private long connections;
    private long nodes;

    private Cost(Map<String, Object> variables) {
        this.variables = variables;
    }

    static Cost of(String query, Map<String, Object> variables) {
        Cost cost = new Cost(variables);
        try {
            Document document = Parser.parse(query);
            for (Definition<?> each : document.getDefinitions()) {
                if (each instanceof FragmentDefinition fragment) {
                    cost.fragments.put(fragment.getName(), fragment);
                }
            }
            document.getDefinitionsOfType(OperationDefinition.class)
                    .forEach(operation -> cost.add(operation.getSelectionSet(), 1));
        } catch (InvalidSyntaxException e) {
            cost.connections = 0; // What cannot be read costs the least; the engine refuses it.
        }
        return cost;
    }

    int points() {
        return (int) Math.max(1, Math.round(connections / 100.0));
    }

    boolean asksForTooMuch() {
        return nodes > MOST_NODES;
    }

    private void add(@Nullable SelectionSet below, long times) {
        if (below == null) {
            return;
        }
        for (Selection<?> each : below.getSelections()) {
            if (each instanceof Field field) {
                int first = first(field);
                connections += first > 0 ? times : 0;
                nodes += first > 0 ? times * first : 0;
                add(field.getSelectionSet(), first > 0 ? times * first : times);
            } else if (each instanceof InlineFragment inline) {
                add(inline.getSelectionSet(), times);
            } else if (each instanceof FragmentSpread spread && fragments.containsKey(spread.getName())) {
                add(fragments.get(spread.getName()).getSelectionSet(), times);
            }
        }
    }

    /** How many nodes of a connection are asked for; 0 where the field is none. */
    private int first(Field field) {
        for (Argument argument : field.getArguments()) {
            if (argument.getName().equals("first")) {
                Object value = argument.getValue() instanceof VariableReference variable
                        ? variables.get(variable.getName())
                        : argument.getValue() instanceof IntValue number ? number.getValue() : null;
                return value instanceof Number number ? number.intValue() : 0;
            }
        }
        return 0;
    }
}
