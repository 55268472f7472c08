package dev.syncline.connection;

import dev.syncline.testing.RunningNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** Sentences about two nodes, started once for all of them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class WithTwoNodes {

    TwoNodes nodes;
    RunningNode acme;
    RunningNode globex;

    abstract TwoNodes start();

    @BeforeAll
    void startBoth() {
        nodes = start();
        acme = nodes.acme;
        globex = nodes.globex;
    }

    @AfterAll
    void stopBoth() {
        nodes.close();
    }
}
