package dev.syncline.incoming;

import dev.syncline.transport.Envelope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of one envelope's intents. */
record KeptLedger(Intents rows, Envelope envelope) implements Ledger {

    @Override
    public List<Intent> intents() {
        return rows.of(envelope);
    }

    @Override
    public void intend(Intent intent, int ordinal, boolean again, @Nullable Intent before) {
        rows.intend(envelope, intent, ordinal, again, before);
    }

    @Override
    public void done(Intent intent) {
        rows.done(envelope, intent);
    }

    @Override
    public void drop(Intent intent) {
        rows.drop(envelope, intent);
    }
}
