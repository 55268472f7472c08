package dev.syncline.salesforce.simulator;

import dev.syncline.salesforce.simulator.SoqlQuery.And;
import dev.syncline.salesforce.simulator.SoqlQuery.Compare;
import dev.syncline.salesforce.simulator.SoqlQuery.Not;
import dev.syncline.salesforce.simulator.SoqlQuery.Or;
import dev.syncline.salesforce.simulator.SoqlQuery.Order;
import dev.syncline.salesforce.simulator.SoqlQuery.Where;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Answers queries from the org's rows. */
final class SoqlRunner {

    private static final Set<String> LINK_KEYS = Set.of("id", "contentdocumentid", "linkedentityid");
    private final Org org;
    private final SoqlCompare compare;
    private final String version;

    SoqlRunner(Org org, String version) {
        this.org = org;
        this.version = version;
        this.compare = new SoqlCompare(org);
    }

    /** The records of a query, in the form its answer shows them. */
    List<Map<String, Object>> run(SoqlQuery query, boolean withDeleted) {
        List<Map<String, Object>> records = new ArrayList<>();
        SimType type = type(query.from());
        for (Map<String, @Nullable Object> row : rows(query, withDeleted)) {
            Map<String, Object> record = attributes(type, row);
            query.select().forEach(field -> select(type, row, field, record));
            records.add(record);
        }
        return records;
    }

    int count(SoqlQuery query, boolean withDeleted) {
        return rows(query, withDeleted).size();
    }

    private List<Map<String, @Nullable Object>> rows(SoqlQuery query, boolean withDeleted) {
        SimType type = type(query.from());
        if (type.name.equals("ContentDocumentLink") && !isBounded(query.where())) {
            throw SoqlLexer.malformed(
                    "Implementation restriction: ContentDocumentLink requires a filter by a single Id on ContentDocumentId or LinkedEntityId using the equals operator or multiple Id's using the IN operator.");
        }
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        check(type, query.where());
        for (Map<String, @Nullable Object> row : org.among(type, query.where())) {
            boolean gone = Boolean.TRUE.equals(row.get("IsDeleted")) && !withDeleted;
            if (!gone && (query.where() == null || fits(type, row, query.where(), withDeleted))) {
                rows.add(row);
            }
        }
        Comparator<Map<String, @Nullable Object>> order = Comparator.comparing(row -> 0);
        for (Order each : query.order()) {
            SimField field = type.visibleField(each.field());
            Comparator<Map<String, @Nullable Object>> next =
                    (one, two) -> SoqlCompare.order(field, one.get(field.name), two.get(field.name));
            order = order.thenComparing(each.descending() ? next.reversed() : next);
        }
        rows.sort(order);
        return rows.stream().skip(query.offset()).limit(query.limit()).toList();
    }

    private static boolean isBounded(@Nullable Where where) {
        if (where instanceof And and) {
            return and.parts().stream().anyMatch(SoqlRunner::isBounded);
        }
        return where instanceof Compare compare
                && LINK_KEYS.contains(compare.field().toLowerCase(Locale.ROOT))
                && Set.of("=", "IN").contains(compare.operator());
    }

    private void check(SimType type, @Nullable Where where) {
        if (where instanceof And and) {
            and.parts().forEach(part -> check(type, part));
        } else if (where instanceof Or or) {
            or.parts().forEach(part -> check(type, part));
        } else if (where instanceof Not not) {
            check(type, not.part());
        } else if (where instanceof Compare one) {
            SimField field = end(type, one.field());
            if (!field.filterable) {
                throw SimError.bad(
                        "INVALID_FIELD", "field '%s' can not be filtered in a query call".formatted(one.field()));
            }
        }
    }

    private boolean fits(SimType type, Map<String, @Nullable Object> row, Where where, boolean withDeleted) {
        if (where instanceof And and) {
            return and.parts().stream().allMatch(part -> fits(type, row, part, withDeleted));
        }
        if (where instanceof Or or) {
            return or.parts().stream().anyMatch(part -> fits(type, row, part, withDeleted));
        }
        if (where instanceof Not not) {
            return !fits(type, row, not.part(), withDeleted);
        }
        Compare one = (Compare) where;
        if (one.inner() != null) {
            SoqlQuery inner = one.inner();
            SimType other = type(inner.from());
            String field = other.visibleField(inner.select().get(0)).name;
            Object value = value(type, row, one.field());
            boolean found =
                    rows(inner, withDeleted).stream().anyMatch(each -> value != null && value.equals(each.get(field)));
            return found == one.operator().equals("IN");
        }
        return compare.fits(end(type, one.field()), value(type, row, one.field()), one);
    }

    /** The field at the end of a path such as {@code Owner.Name}. */
    private SimField end(SimType type, String path) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            return type.visibleField(path);
        }
        SimType next = behind(type, path.substring(0, dot));
        return end(next, path.substring(dot + 1));
    }

    private SimType behind(SimType type, String relationship) {
        SimField field = type.byRelationship(relationship);
        if (field == null) {
            throw SimError.bad(
                    "INVALID_FIELD",
                    "Didn't understand relationship '%s' in field path. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name."
                            .formatted(relationship));
        }
        return java.util.Objects.requireNonNull(org.types.get(field.referenceTo.get(0)));
    }

    private @Nullable Object value(SimType type, Map<String, @Nullable Object> row, String path) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            return row.get(type.visibleField(path).name);
        }
        Map<String, @Nullable Object> next = related(type, row, path.substring(0, dot));
        return next == null ? null : value(org.typeOf(String.valueOf(next.get("Id"))), next, path.substring(dot + 1));
    }

    private @Nullable Map<String, @Nullable Object> related(
            SimType type, Map<String, @Nullable Object> row, String relationship) {
        behind(type, relationship);
        SimField field = type.byRelationship(relationship);
        return field == null ? null : org.any(row.get(field.name));
    }

    private void select(SimType type, Map<String, @Nullable Object> row, String path, Map<String, Object> record) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            SimField field = type.visibleField(path);
            record.put(field.name, shown(type, row, field));
            return;
        }
        String relationship = path.substring(0, dot);
        Map<String, @Nullable Object> next = related(type, row, relationship);
        if (next == null) {
            record.put(relationship, null);
            return;
        }
        SimType other = org.typeOf(String.valueOf(next.get("Id")));
        @SuppressWarnings("unchecked")
        Map<String, Object> nested =
                (Map<String, Object>) record.computeIfAbsent(relationship, name -> attributes(other, next));
        if (other.field(path.substring(dot + 1)) == null && path.indexOf('.', dot + 1) < 0) {
            nested.put(path.substring(dot + 1), null);
        } else {
            select(other, next, path.substring(dot + 1), nested);
        }
    }

    /** A field as answers show it: contents of files as the address they are at. */
    @Nullable
    Object shown(SimType type, Map<String, @Nullable Object> row, SimField field) {
        return field.type.equals("base64")
                ? "/services/data/v%s/sobjects/%s/%s/%s".formatted(version, type.name, row.get("Id"), field.name)
                : row.get(field.name);
    }

    Map<String, Object> attributes(SimType type, Map<String, @Nullable Object> row) {
        Map<String, Object> record = new LinkedHashMap<>();
        record.put(
                "attributes",
                Map.of(
                        "type",
                        type.name,
                        "url",
                        "/services/data/v%s/sobjects/%s/%s".formatted(version, type.name, row.get("Id"))));
        return record;
    }

    private SimType type(String name) {
        try {
            return org.type(name);
        } catch (SimError none) {
            throw SimError.bad(
                    "INVALID_TYPE",
                    "sObject type '%s' is not supported. If you are attempting to use a custom object, be sure to append the '__c' after the entity name."
                            .formatted(name));
        }
    }
}
