package dev.syncline.incoming;

import dev.syncline.connection.ConflictRules;
import dev.syncline.connection.Connection;
import dev.syncline.connection.Connections;
import dev.syncline.item.FieldChange;
import dev.syncline.item.FieldPaths;
import dev.syncline.item.ItemRef;
import dev.syncline.item.Knowledge;
import dev.syncline.item.MessageNumber;
import dev.syncline.item.SyncMessage;
import dev.syncline.twin.FieldMemory;
import dev.syncline.twin.Standoffs;
import dev.syncline.twin.Twin;
import dev.syncline.twin.Twins;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is known of messages that cross changes made here, and what is kept of how they were decided. */
@Component
class Crossings {

    private static final String ITSELF = "syncline";

    private final Twins twins;
    private final Standoffs standoffs;
    private final Connections connections;
    private final ConflictRules rules;

    Crossings(Twins twins, Standoffs standoffs, Connections connections, ConflictRules rules) {
        this.twins = twins;
        this.standoffs = standoffs;
        this.connections = connections;
        this.rules = rules;
    }

    Crossing of(Twin twin, SyncMessage message, FieldMemory fields, boolean source) {
        Knowledge knowledge = message.knowledge();
        return new Crossing(
                known(twin, fields, source, knowledge),
                knowledge,
                FieldPaths.flat(message.replica().hub()),
                standoffs.of(twin.connection(), twin.id()),
                source,
                () -> rules.ours(twin.connection()));
    }

    /** A side that tells nothing is taken to know everything; one that has seen nothing yet knows nothing. */
    private FieldMemory known(Twin twin, FieldMemory fields, boolean source, Knowledge knowledge) {
        return knowledge.isTold() && knowledge.seen() == null
                ? fields
                : acknowledged(twin, fields, () -> source, knowledge.seen());
    }

    /** What is known once the other side has applied a message; null stands for all of them. */
    FieldMemory acknowledged(Twin twin, @Nullable MessageNumber seen) {
        return acknowledged(twin, twins.fields(twin.connection(), twin.id()), () -> isSource(twin), seen);
    }

    private FieldMemory acknowledged(
            Twin twin, FieldMemory fields, BooleanSupplier source, @Nullable MessageNumber seen) {
        return fields.acknowledged(seen, (ours, theirs) -> switch (rules.ours(twin.connection())) {
            case SOURCE -> source.getAsBoolean();
            case DESTINATION -> !source.getAsBoolean();
            case LATEST, ASK -> Crossing.isLater(ours, theirs, source.getAsBoolean());
        });
    }

    private boolean isSource(Twin twin) {
        return connections
                .find(twin.connection())
                .filter(Connection::initiatedHere)
                .isPresent();
    }

    /** In the transaction that keeps the message as applied; what is known of the fields from then on. */
    FieldMemory keep(KeepSync.Applied applied) {
        Twin twin = applied.twin();
        Merge merge = applied.merge();
        rules.heard(twin.connection(), applied.message().knowledge().conflicts());
        merge.ended().forEach(standoff -> standoffs.end(standoff, ITSELF));
        ItemRef ref = applied.ref();
        for (FieldChange refused : merge.refused()) {
            String item = ref == null ? applied.message().from().key() : ref.key();
            if (refused.kind() == FieldChange.Kind.ASKED) {
                standoffs.ask(twin, item, refused.field(), refused.before(), refused.after());
            } else if (refused.kind() == FieldChange.Kind.STOPPED) {
                standoffs.stop(twin, item, refused.field(), refused.before(), refused.after());
            }
        }
        return merge.remembered(applied.number());
    }
}
