package dev.syncline.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.connection.ConnectionId;
import dev.syncline.testing.OnH2;
import dev.syncline.testing.OnPostgres;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Many faults that are one trouble are counted, and dealt with, together. */
class AlikeFaultsTest {

    /** The shared sentences. */
    abstract static class Contract {

        @Autowired
        Faults faults;

        final ConnectionId connection = new ConnectionId(UUID.randomUUID());

        @Test
        void whatWaitsForNothingIsDealtWithTogetherWhereTheSameIsToBeDone() {
            Fault one = faults.report(fault("ACME-1", "There is no GLOBEX-1.", null));
            faults.report(fault("ACME-2", "There is no GLOBEX-2.", null));
            Fault work = faults.report(fault("ACME-3", "There is no GLOBEX-3.", 3L));
            Fault other = faults.report(new NewFault(
                    Fault.Level.ITEM, connection, "ACME-4", "Forbidden.", "incoming", 4, "Ask for it.", null));

            assertThat(faults.countLike(one)).isEqualTo(2);
            assertThat(faults.countLike(work)).as("it is retried").isZero();
            assertThat(faults.resolveLike(one, "ann")).isEqualTo(2);
            assertThat(faults.open(connection, null, 10))
                    .extracting(Fault::id)
                    .containsExactlyInAnyOrder(work.id(), other.id());
        }

        @Test
        void countsHowManyThereAreOfOneThing() {
            long before = faults.countOpen(Fault.Level.CONNECTION, Faults.OTHER_NODE);
            NewFault away = new NewFault(
                    Fault.Level.CONNECTION, connection, Faults.OTHER_NODE, "It is away.", null, 0, "Wait.", null);
            faults.report(away);
            faults.report(away);
            assertThat(faults.countOpen(Fault.Level.CONNECTION, Faults.OTHER_NODE))
                    .isEqualTo(before + 1);
            faults.resolveConnection(connection, Faults.OTHER_NODE);
            assertThat(faults.countOpen(Fault.Level.CONNECTION, Faults.OTHER_NODE))
                    .isEqualTo(before);
        }

        private NewFault fault(String item, String message, @Nullable Long work) {
            return new NewFault(
                    Fault.Level.ITEM, connection, item, message, "incoming", 4, "Correct the rule and retry.", work);
        }
    }

    @Nested
    @OnH2
    class AlikeFaultsOnH2 extends Contract {}

    @Nested
    @OnPostgres
    class AlikeFaultsOnPostgres extends Contract {}
}
