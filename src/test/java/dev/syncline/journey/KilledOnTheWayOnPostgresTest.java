package dev.syncline.journey;

import dev.syncline.testing.ConnectedPair;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;

/** The same with both nodes on PostgreSQL. */
@Tag("torture")
class KilledOnTheWayOnPostgresTest extends KilledOnTheWayTest {

    @Override
    ConnectedPair pair(Path folder) {
        return ConnectedPair.onPostgresBelow(folder);
    }
}
