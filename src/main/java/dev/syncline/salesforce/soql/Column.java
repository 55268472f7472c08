package dev.syncline.salesforce.soql;

import java.util.List;

/**
 * A field as conditions see it.
 *
 * @param near whether an item shows it; one behind a relationship only Salesforce can look at
 * @param choices values a picklist has; empty where any value may be asked for
 */
public record Column(String name, Kind kind, boolean near, List<String> choices) {

    public Column {
        choices = List.copyOf(choices);
    }

    /** What it holds, which decides how it is compared. */
    public enum Kind {
        TEXT("a text in quotes, such as 'Printer'"),
        ID("an id of 15 or 18 characters in quotes"),
        PICKLIST("a value in quotes, such as 'New'"),
        PICKLISTS("values in quotes, joined by semicolons"),
        NUMBER("a number, such as 12.5"),
        BOOLEAN("TRUE or FALSE"),
        DAY("a day, such as 2026-01-31 or TODAY"),
        MOMENT("a time, such as 2026-01-31T12:00:00Z or LAST_N_DAYS:7");

        private final String form;

        Kind(String form) {
            this.form = form;
        }

        /** How values of it are written. */
        public String form() {
            return form;
        }
    }

    /** Where fields are looked up. */
    public interface Lookup {

        /**
         * The field at the end of a path such as {@code Status} or {@code Owner.Name}.
         *
         * @throws Unknown with a sentence, when there is none or it cannot be asked for
         */
        Column find(String path) throws Unknown;
    }

    /** There is no such field, or it cannot be asked for. */
    public static final class Unknown extends Exception {

        private static final long serialVersionUID = 1L;

        public Unknown(String sentence) {
            super(sentence);
        }
    }
}
