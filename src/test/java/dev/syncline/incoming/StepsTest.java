package dev.syncline.incoming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncline.testing.FakeTracker;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StepsTest {

    private final Told told = new Told();
    private final Steps steps = new Steps(told);

    @Test
    void marksAWriteAsDoneWithTheCommitThatSaysTheNext() {
        steps.make("fields:1", Map.of(), () -> null);
        steps.make("comment:7", Map.of(), () -> null);

        assertThat(told.lines).containsExactly("fields:1 is intended", "comment:7 is intended after fields:1");
    }

    @Test
    void marksTheLastWriteWhenTheRunEndsEarly() {
        assertThatThrownBy(() -> steps.within(() -> {
                    steps.make("fields:1", Map.of(), () -> null);
                    throw new IllegalStateException("The rule went wrong after it.");
                }))
                .hasMessage("The rule went wrong after it.");

        assertThat(told.lines).containsExactly("fields:1 is intended", "fields:1 is done");
    }

    @Test
    void saysInPlaceOfTheEarlierIntentWhatIsTriedAgain() {
        told.open.add(new Intent("fields:1", Map.of(), false, null));
        steps.settle(new FakeTracker(), "key", null, List.of());

        steps.make("fields:1", Map.of(), () -> null);

        assertThat(told.lines).containsExactly("fields:1 is intended again");
    }

    /** What the ledger was told, a line each. */
    private static final class Told implements Ledger {

        private final List<Intent> open = new ArrayList<>();
        private final List<String> lines = new ArrayList<>();

        @Override
        public List<Intent> intents() {
            return open;
        }

        @Override
        public void intend(Intent intent, int ordinal, boolean again, @Nullable Intent before) {
            String after = before == null ? "" : " after " + before.operation();
            lines.add(intent.operation() + " is intended" + (again ? " again" : "") + after);
        }

        @Override
        public void done(Intent intent) {
            lines.add(intent.operation() + " is done");
        }

        @Override
        public void drop(Intent intent) {
            lines.add(intent.operation() + " is dropped");
        }
    }
}
