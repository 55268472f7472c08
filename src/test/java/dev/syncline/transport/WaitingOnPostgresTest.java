package dev.syncline.transport;

import dev.syncline.testing.PostgresServer;

/** The same with the side that hands out on PostgreSQL. */
class WaitingOnPostgresTest extends WaitingTest {

    @Override
    PostgresServer.Database database() {
        return PostgresServer.newDatabase();
    }
}
