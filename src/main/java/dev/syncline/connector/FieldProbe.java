package dev.syncline.connector;

import dev.syncline.connector.EntityDescription.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Compares what a real tracker describes with what the connector relies on; reads only.
 *
 * <p>The report carries no values, addresses, accounts or names that the customer gave: custom fields and choices that
 * the connector does not know stand there as the beginning of their hash.
 */
public final class FieldProbe {

    private FieldProbe() {}

    /** What was found in one tracker. */
    public record Report(String kind, List<Finding> findings, List<Permission> permissions, List<RateBudget> budgets) {}

    /** Whether a permission is there. */
    public record Permission(String name, boolean needed, boolean fulfilled) {}

    /**
     * What was found in one entity type.
     *
     * @param described how many fields the tracker describes, custom ones among them
     * @param missing fields the connector relies on and the tracker does not show
     * @param different fields of another type, or that cannot be written although they should
     * @param unknownChoices choices of the tracker whose meaning the connector does not know
     * @param missingChoices choices the connector knows and the tracker does not have
     * @param alsoRequired fields the tracker requires and the connector never heard of
     */
    public record Finding(
            String entityType,
            int described,
            int custom,
            List<String> missing,
            List<String> different,
            List<String> unknownChoices,
            List<String> missingChoices,
            List<String> alsoRequired) {}

    public static Report of(String kind, Connector connector) {
        List<Finding> findings = connector.capabilities().entityTypes().stream()
                .map(type -> compare(connector.expected(type), connector.describe(type)))
                .toList();
        List<Permission> permissions = connector.check().permissions().stream()
                .map(each -> new Permission(each.name(), each.needed(), each.fulfilled()))
                .toList();
        return new Report(kind, findings, permissions, connector.budgets());
    }

    private static Finding compare(EntityDescription expected, EntityDescription described) {
        List<String> missing = new ArrayList<>();
        List<String> different = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        List<String> gone = new ArrayList<>();
        for (Field wanted : expected.fields()) {
            Optional<Field> there = described.field(wanted.name());
            if (there.isEmpty()) {
                missing.add(wanted.name());
            } else {
                compare(wanted, there.get(), different);
                choices(wanted, there.get(), unknown, gone);
            }
        }
        List<String> required = described.fields().stream()
                .filter(field ->
                        field.required() && expected.field(field.name()).isEmpty())
                .map(field -> field.custom() ? hidden(field.name()) : field.name())
                .toList();
        int custom = (int) described.fields().stream().filter(Field::custom).count();
        return new Finding(
                expected.entityType(), described.fields().size(), custom, missing, different, unknown, gone, required);
    }

    private static void compare(Field wanted, Field there, List<String> different) {
        if (there.type() != wanted.type()) {
            different.add("%s: %s instead of %s".formatted(wanted.name(), there.type(), wanted.type()));
        }
        if (wanted.writable() && !there.writable()) {
            different.add("%s: cannot be written".formatted(wanted.name()));
        }
    }

    private static void choices(Field wanted, Field there, List<String> unknown, List<String> gone) {
        if (wanted.choices().isEmpty()) {
            return;
        }
        there.choices().stream()
                .filter(choice -> !wanted.choices().contains(choice))
                .forEach(choice -> unknown.add(wanted.name() + ": " + hidden(choice)));
        wanted.choices().stream()
                .filter(choice -> !there.choices().contains(choice))
                .forEach(choice -> gone.add(wanted.name() + ": " + choice));
    }

    private static String hidden(String name) {
        return "#" + DigestUtils.sha256Hex(name).substring(0, 8);
    }
}
