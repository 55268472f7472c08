package dev.syncline.incoming;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the writes of one run are said before they are made. */
interface Ledger {

    /** What earlier attempts set out to write, in their order. */
    List<Intent> intents();

    /**
     * Says what is going to be written.
     *
     * @param again whether it was said before and not taken back
     * @param before what was written before it, to be marked with the same commit
     */
    void intend(Intent intent, int ordinal, boolean again, @Nullable Intent before);

    /** Marks what was written. */
    void done(Intent intent);

    /** Takes back what is certain not to have been written. */
    void drop(Intent intent);

    /** Remembers nothing: for writes that reach no tracker. */
    static Ledger none() {
        return new Ledger() {
            @Override
            public List<Intent> intents() {
                return List.of();
            }

            @Override
            public void intend(Intent intent, int ordinal, boolean again, @Nullable Intent before) {}

            @Override
            public void done(Intent intent) {}

            @Override
            public void drop(Intent intent) {}
        };
    }
}
