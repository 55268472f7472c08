package dev.syncline.script;

import java.util.List;
import java.util.Optional;

/**
 * What a tracker says of one field.
 *
 * @param id identifier inside the tracker
 * @param name name people see
 * @param options what may be chosen; empty when the field is free
 */
public record FieldFacts(String id, String name, List<Option> options) {

    public FieldFacts {
        options = List.copyOf(options);
    }

    /**
     * One choice of a field.
     *
     * @param id identifier inside the tracker
     * @param value name people see
     * @param children choices below it, in a cascading list
     */
    public record Option(String id, String value, List<Option> children) {

        public Option {
            children = List.copyOf(children);
        }
    }

    /** The choice with this id, or else the one of this name. */
    public Optional<Option> option(String idOrValue) {
        return options.stream()
                .filter(option -> option.id().equals(idOrValue))
                .findFirst()
                .or(() -> options.stream()
                        .filter(option -> option.value().equalsIgnoreCase(idOrValue.strip()))
                        .findFirst());
    }
}
