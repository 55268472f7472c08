package dev.syncline.salesforce;

import dev.syncline.item.Item;
import dev.syncline.salesforce.soql.Column;
import dev.syncline.salesforce.soql.Column.Unknown;
import dev.syncline.salesforce.soql.Where;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Trigger filters, checked against what the org describes. */
final class Filters {

    /** What every target of a relationship to several objects has. */
    private static final Set<String> COMMON = Set.of("id", "name", "type", "email", "username");

    private final Describes describes;
    private final Records records;

    Filters(Describes describes, Records records) {
        this.describes = describes;
        this.records = records;
    }

    /** The filter as a condition for queries; empty for everything. */
    String condition(String type, String filter) {
        read(type, filter);
        return filter.strip().replaceFirst("(?i)^WHERE\\s+", "");
    }

    boolean matches(Item item, String filter) {
        String type = item.ref().entityType();
        Where where = read(type, filter);
        return where.isNear() ? where.fits(item.fields()::get) : records.matches(item.ref(), condition(type, filter));
    }

    private Where read(String type, String filter) {
        SObject object = describes.of(type);
        return Where.of(filter, path -> column(object, path, true));
    }

    private Column column(SObject object, String path, boolean near) throws Unknown {
        int dot = path.indexOf('.');
        if (dot >= 0) {
            return behind(object, path, path.substring(0, dot), path.substring(dot + 1));
        }
        SField field = object.field(path).orElse(null);
        if (field == null) {
            throw new Unknown("%s has no field '%s' that the acting user sees%s."
                    .formatted(
                            object.name(),
                            path,
                            close(object, path)
                                    .map("; did you mean %s"::formatted)
                                    .orElse("")));
        }
        if (!field.filterable()) {
            throw new Unknown("'%s' is a long text, which Salesforce does not filter by.".formatted(field.name()));
        }
        return new Column(
                field.name(), kind(field), near, List.copyOf(field.choices().keySet()));
    }

    private Column behind(SObject object, String path, String relationship, String rest) throws Unknown {
        SField field = object.all().stream()
                .filter(each -> each.relationship().equalsIgnoreCase(relationship))
                .findFirst()
                .orElseThrow(() -> new Unknown("%s has no relationship '%s'. Use one such as %s."
                        .formatted(object.name(), relationship, relationships(object))));
        if (field.referenceTo().size() == 1) {
            Column end = column(describes.of(field.referenceTo().get(0)), rest, false);
            return new Column(path, end.kind(), false, end.choices());
        }
        if (!COMMON.contains(rest.toLowerCase(Locale.ROOT))) {
            throw new Unknown("'%s' can lead to %s, which have no '%s' in common. Use Name."
                    .formatted(relationship, String.join(" or ", field.referenceTo()), rest));
        }
        return new Column(path, rest.equalsIgnoreCase("id") ? Column.Kind.ID : Column.Kind.TEXT, false, List.of());
    }

    private static Column.Kind kind(SField field) {
        if (field.isNumber()) {
            return Column.Kind.NUMBER;
        }
        return switch (field.type()) {
            case "id", "reference" -> Column.Kind.ID;
            case "boolean" -> Column.Kind.BOOLEAN;
            case "date" -> Column.Kind.DAY;
            case "datetime" -> Column.Kind.MOMENT;
            case "picklist" -> Column.Kind.PICKLIST;
            case "multipicklist" -> Column.Kind.PICKLISTS;
            default -> Column.Kind.TEXT;
        };
    }

    private static Optional<String> close(SObject object, String path) {
        return object.all().stream()
                .filter(field ->
                        field.label().equalsIgnoreCase(path) || field.name().equalsIgnoreCase(path + "__c"))
                .map(SField::name)
                .findFirst();
    }

    private static String relationships(SObject object) {
        return object.all().stream()
                .map(SField::relationship)
                .filter(each -> !each.isEmpty())
                .limit(5)
                .reduce((one, two) -> one + ", " + two)
                .orElse("Owner");
    }
}
