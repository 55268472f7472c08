package dev.syncline.salesforce.simulator;

import dev.syncline.salesforce.simulator.SoqlQuery.And;
import dev.syncline.salesforce.simulator.SoqlQuery.Compare;
import dev.syncline.salesforce.simulator.SoqlQuery.Not;
import dev.syncline.salesforce.simulator.SoqlQuery.Or;
import dev.syncline.salesforce.simulator.SoqlQuery.Order;
import dev.syncline.salesforce.simulator.SoqlQuery.Where;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the part of SOQL that clients use here.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select.htm">SELECT</a>
 */
final class SoqlParser {

    private static final Set<String> SIGNS = Set.of("=", "!=", "<>", "<", "<=", ">", ">=");
    private final List<String> words;
    private int at;

    SoqlParser(String text) {
        this(new SoqlLexer(text).words());
    }

    private SoqlParser(List<String> words) {
        this.words = words;
    }

    SoqlQuery query() {
        SoqlQuery query = select();
        if (at < words.size()) {
            throw SoqlLexer.malformed("unexpected token: '%s'".formatted(words.get(at)));
        }
        return query;
    }

    private SoqlQuery select() {
        need("SELECT");
        List<String> fields = new ArrayList<>();
        do {
            fields.add(selected());
        } while (took(","));
        need("FROM");
        String from = next();
        Where where = took("WHERE") ? any() : null;
        List<Order> order = new ArrayList<>();
        if (took("ORDER")) {
            need("BY");
            do {
                String field = next();
                boolean descending = took("DESC");
                if (!descending) {
                    took("ASC");
                }
                if (took("NULLS")) {
                    next();
                }
                order.add(new Order(field, descending));
            } while (took(","));
        }
        int limit = took("LIMIT") ? Integer.parseInt(next()) : Integer.MAX_VALUE;
        int offset = took("OFFSET") ? Integer.parseInt(next()) : 0;
        return new SoqlQuery(fields, from, where, order, limit, offset);
    }

    private String selected() {
        String word = next();
        if (took("(")) {
            StringBuilder call = new StringBuilder(word).append('(');
            while (!took(")")) {
                call.append(next());
            }
            return call.append(')').toString();
        }
        return word;
    }

    private Where any() {
        List<Where> parts = new ArrayList<>(List.of(one()));
        String between = is("AND") ? "AND" : "OR";
        while (took(between)) {
            parts.add(one());
        }
        if (is("AND") || is("OR")) {
            throw SoqlLexer.malformed("unexpected token: '%s'".formatted(next()));
        }
        return parts.size() == 1 ? parts.get(0) : between.equals("AND") ? new And(parts) : new Or(parts);
    }

    private Where one() {
        if (took("NOT")) {
            return new Not(one());
        }
        if (took("(")) {
            Where inner = any();
            need(")");
            return inner;
        }
        return compare();
    }

    private Where compare() {
        String field = next();
        if (took("NOT")) {
            need("IN");
            return list(field, "NOT IN");
        }
        for (String word : List.of("IN", "INCLUDES", "EXCLUDES")) {
            if (took(word)) {
                return list(field, word);
            }
        }
        if (took("LIKE")) {
            return new Compare(field, "LIKE", List.of(next()), null);
        }
        String sign = next();
        if (!SIGNS.contains(sign)) {
            throw SoqlLexer.malformed("unexpected token: '%s'".formatted(sign));
        }
        return new Compare(field, sign.equals("<>") ? "!=" : sign, List.of(next()), null);
    }

    private Where list(String field, String operator) {
        need("(");
        if (is("SELECT")) {
            SoqlQuery inner = select();
            need(")");
            return new Compare(field, operator, List.of(), inner);
        }
        List<String> values = new ArrayList<>();
        do {
            values.add(next());
        } while (took(","));
        need(")");
        return new Compare(field, operator, values, null);
    }

    private boolean is(String word) {
        return at < words.size() && words.get(at).equalsIgnoreCase(word);
    }

    private boolean took(String word) {
        boolean fits = is(word);
        at += fits ? 1 : 0;
        return fits;
    }

    private void need(String word) {
        if (!took(word)) {
            throw SoqlLexer.malformed("unexpected token: '%s'".formatted(peek()));
        }
    }

    private String next() {
        String word = peek();
        if (word == null) {
            throw SoqlLexer.malformed("unexpected token: '<EOF>'");
        }
        at++;
        return word;
    }

    private @Nullable String peek() {
        return at < words.size() ? words.get(at) : null;
    }
}
