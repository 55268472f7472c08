package dev.syncline.incoming;

import dev.syncline.connector.Connector;
import dev.syncline.item.Item;
import dev.syncline.script.IncomingResult;
import dev.syncline.script.LocalKey;
import dev.syncline.twin.Twin;
import dev.syncline.twin.Twins;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lets a rule work and writes what it assigned, to the item it was given, a new one, or an existing one it chose. */
@Component
class WriteResult {

    private final Twins twins;

    WriteResult(Twins twins) {
        this.twins = twins;
    }

    /**
     * What a rule led to.
     *
     * @param before the item that was written to, as it was before; null when it was made
     */
    record Ended(@Nullable Item before, IncomingResult result) {}

    Ended of(Connector connector, Twin twin, Given given, Writing writing, Function<Writing, IncomingResult> rule) {
        Item before = given.local();
        IncomingResult result = rule.apply(writing);
        if (writing.item() == null && result.attachTo() != null) {
            before = chosen(connector, twin, given.entityType(), Objects.requireNonNull(result.attachTo()));
            writing.attachTo(before);
        }
        writing.finish(result.difference());
        return new Ended(before, result);
    }

    /** The chosen item; one that is not there, or belongs to another pair, cannot be chosen. */
    private Item chosen(Connector connector, Twin twin, String entityType, LocalKey key) {
        String type = key.entityType() == null ? entityType : key.entityType();
        String name = key.key() == null ? key.id() : key.key();
        Item item = connector
                .read(type, key.id())
                .or(() -> connector.findByKey(type, name))
                .orElseThrow(() -> new Unwritable(
                        "The rule chose '%s', but the tracker has no such %s.".formatted(name, type),
                        "Correct the rule so that it chooses an item that exists, then retry."));
        twins.findByLocal(twin.connection(), item.ref())
                .filter(other -> !other.id().equals(twin.id()))
                .ifPresent(other -> {
                    throw new Unwritable(
                            "The rule chose %s, which is under sync on this connection with %s already."
                                    .formatted(item.ref().key(), other.remoteKey()),
                            "Correct the rule, or take that item off sync, then retry.");
                });
        return item;
    }
}
