package dev.syncline.salesforce.soql;

import dev.syncline.salesforce.soql.Column.Kind;
import dev.syncline.salesforce.soql.Column.Unknown;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads filters such as {@code Status != 'Closed' AND (Priority = 'High' OR Origin IN ('Web', 'Email'))}.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_conditionexpression.htm">Condition expressions</a>
 */
final class WhereText {

    private static final Set<String> SIGNS = Set.of("=", "!=", "<>", "<", "<=", ">", ">=");
    private static final Set<String> BEHIND = Set.of("ORDER", "LIMIT", "OFFSET", "GROUP", "HAVING", "FOR", "WITH");
    private static final int DEEPEST = 30;

    private final Column.Lookup columns;
    private final List<Word> words;
    private int at;
    private int depth;

    WhereText(String filter, Column.Lookup columns) {
        this.columns = columns;
        this.words = Word.of(filter);
    }

    Where read() {
        took("WHERE");
        if (word().isEnd()) {
            return new Where.Everything();
        }
        Where where = several();
        if (BEHIND.contains(word().upper())) {
            throw wrong("%s has no place in a filter; end it here.".formatted(word().text()));
        }
        if (!word().isEnd()) {
            throw wrong("'%s' does not belong here. Join conditions with AND or OR.".formatted(word().text()));
        }
        return where;
    }

    private Where several() {
        List<Where> parts = new ArrayList<>(List.of(one()));
        String between = word().is("AND") ? "AND" : "OR";
        while (took(between)) {
            parts.add(one());
        }
        if (word().is("AND") || word().is("OR")) {
            throw wrong("AND and OR stand side by side here. Put one of them in parentheses, as Salesforce wants it.");
        }
        return parts.size() == 1 ? parts.get(0) : new Where.Several(parts, between.equals("AND"));
    }

    private Where one() {
        if (++depth > DEEPEST) {
            throw wrong("The filter is nested too deeply. Make it simpler.");
        }
        Where one = took("NOT") ? new Where.Not(one()) : took("(") ? inParentheses() : comparison();
        depth--;
        return one;
    }

    private Where inParentheses() {
        Where inner = several();
        need(")", "A closing parenthesis is missing here.");
        return inner;
    }

    private Where comparison() {
        Word field = word();
        if (field.isEnd() || field.quoted() || !field.text().matches("[A-Za-z][A-Za-z0-9_.]*")) {
            throw wrong(field.isEnd() ? "A condition is missing here." : "A field is expected here.");
        }
        if (field.is("SELECT")) {
            throw wrong("Write only what stands behind WHERE, such as Status = 'New'.");
        }
        at++;
        Column column = column(field);
        String operator = operator(column);
        Values values = new Values(column, operator);
        boolean list = operator.endsWith("IN") || operator.endsWith("CLUDES");
        List<@Nullable Object> taken = new ArrayList<>();
        if (list) {
            need("(", "A list begins with a parenthesis, such as ('New', 'Working').");
        }
        do {
            if (word().is("SELECT")) {
                throw wrong("Queries inside of filters are not taken. List the values.");
            }
            taken.add(values.read(word()));
            at++;
        } while (list && took(","));
        if (list) {
            need(")", "The list is not closed here.");
        }
        return new Comparison(column, operator, taken, values.areLiteral());
    }

    private Column column(Word field) {
        try {
            return columns.find(field.text());
        } catch (Unknown unknown) {
            throw Unreadable.at(field.start(), String.valueOf(unknown.getMessage()));
        }
    }

    private String operator(Column column) {
        if (took("NOT")) {
            need("IN", "Behind NOT comes IN and a list.");
            return "NOT IN";
        }
        Word word = word();
        String operator = word.upper();
        if (SIGNS.contains(operator)) {
            at++;
            return ordering(column, word, operator.equals("<>") ? "!=" : operator);
        }
        if (Set.of("IN", "LIKE", "INCLUDES", "EXCLUDES").contains(operator)) {
            at++;
            boolean multiple = column.kind() == Kind.PICKLISTS;
            if (operator.endsWith("CLUDES") != multiple && !operator.equals("IN")) {
                throw Unreadable.at(
                        word.start(),
                        multiple
                                ? "%s holds several values: use INCLUDES or EXCLUDES.".formatted(column.name())
                                : "%s holds one value: use = or IN.".formatted(column.name()));
            }
            return operator;
        }
        throw wrong("Behind '%s' comes =, !=, <, <=, >, >=, LIKE, IN, NOT IN, INCLUDES or EXCLUDES."
                .formatted(column.name()));
    }

    private static String ordering(Column column, Word word, String operator) {
        boolean orders = !operator.equals("=") && !operator.equals("!=");
        if (orders && Set.of(Kind.BOOLEAN, Kind.PICKLISTS, Kind.ID).contains(column.kind())) {
            throw Unreadable.at(
                    word.start(), "%s cannot be compared with %s. Use = or !=.".formatted(column.name(), operator));
        }
        return operator;
    }

    private Word word() {
        return words.get(at);
    }

    private boolean took(String text) {
        boolean fits = word().is(text);
        at += fits ? 1 : 0;
        return fits;
    }

    private void need(String text, String sentence) {
        if (!took(text)) {
            throw wrong(sentence);
        }
    }

    private RuntimeException wrong(String sentence) {
        return Unreadable.at(word().start(), sentence);
    }
}
