package dev.syncline.console.editor;

import dev.syncline.connector.Connector;
import dev.syncline.connector.EntityDescription;
import dev.syncline.connector.EntityDescription.Field;
import dev.syncline.connector.LocalTracker;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.script.ScriptReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Every name a rule can use here: the script reference, and the fields of this node's tracker. */
@Component
class Words {

    private static final String ITEM = "item";
    /** How Salesforce ends the names of custom fields, which its items hold beside all others. */
    private static final String DIRECT = "__c";

    private static final int CHOICES = 12;

    private final ObjectProvider<LocalTracker> tracker;

    Words(ObjectProvider<LocalTracker> tracker) {
        this.tracker = tracker;
    }

    /** The reference in reading order, then fields it does not know; without the latter while the tracker is away. */
    List<Word> all() {
        Map<String, Word> words = new LinkedHashMap<>();
        ScriptReference.all().stream().map(Word::of).forEach(word -> words.put(key(word), word));
        for (EntityDescription entity : entities()) {
            for (Field field : entity.fields()) {
                Word word = word(entity, field);
                words.merge(key(word), word, (known, found) -> known.with(found.help()));
            }
        }
        return List.copyOf(words.values());
    }

    private List<EntityDescription> entities() {
        try {
            Connector connector = tracker.getObject().connector();
            return connector.capabilities().entityTypes().stream()
                    .map(connector::describe)
                    .toList();
        } catch (TrackerFailure failure) {
            return List.of();
        }
    }

    private static String key(Word word) {
        return word.kind() + " " + word.owner() + " " + word.signature();
    }

    private static Word word(EntityDescription entity, Field field) {
        return field.custom() && !field.name().endsWith(DIRECT)
                ? new Word(
                        "CUSTOM",
                        "customFields",
                        field.name(),
                        "customField",
                        "customFields.\"" + field.name() + "\"",
                        help(entity, field),
                        "replica.customFields.\"%s\" = issue.customFields.\"%s\"".formatted(field.name(), field.name()),
                        Word.BOTH)
                : new Word(
                        "FIELD",
                        ITEM,
                        field.name(),
                        type(field),
                        ITEM + "." + field.name(),
                        help(entity, field),
                        "replica.%s = issue.%s".formatted(field.name(), field.name()),
                        Word.BOTH);
    }

    /** The owner of the members that a value of the field has. */
    private static String type(Field field) {
        return switch (field.type()) {
            case PERSON -> "person";
            case CHOICE, CHOICES -> "named";
            case LABELS -> "label";
            default -> "";
        };
    }

    /** Such as: "In this tracker's ticket: Impact, a choice of High, Low; required." */
    private static String help(EntityDescription entity, Field field) {
        List<String> parts = new ArrayList<>();
        List<String> choices = field.choices();
        String kind = field.type().name().toLowerCase(Locale.ROOT);
        parts.add(choices.isEmpty() ? kind : kind + " of " + shown(choices));
        if (field.required()) {
            parts.add("required");
        }
        if (!field.writable()) {
            parts.add("cannot be written");
        }
        return "In this tracker's %s: %s, %s."
                .formatted(
                        entity.displayName().toLowerCase(Locale.ROOT), field.displayName(), String.join("; ", parts));
    }

    private static String shown(List<String> choices) {
        String first = String.join(", ", choices.subList(0, Math.min(CHOICES, choices.size())));
        return choices.size() > CHOICES ? first + ", …" : first;
    }
}
