package dev.syncline.console.items;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.access.Accounts;
import dev.syncline.connection.ConnectionId;
import dev.syncline.console.PlainBrowser;
import dev.syncline.item.ItemRef;
import dev.syncline.testing.OnH2;
import dev.syncline.twin.Bereavements;
import dev.syncline.twin.Twin;
import dev.syncline.twin.Twins;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** The page of an item tells that its counterpart was merged into another one. */
@OnH2
@AutoConfigureMockMvc
class BereftItemPageTest {

    private static final String PASSWORD = "correct horse battery";

    @Autowired
    MockMvc mvc;

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcClient database;

    @Autowired
    Twins twins;

    @Autowired
    Bereavements bereavements;

    @Autowired
    TransactionTemplate transaction;

    @BeforeEach
    void nobody() {
        database.sql("delete from account").update();
        accounts.add("alma", PASSWORD, PASSWORD);
    }

    @Test
    void saysWhatWasMergedIntoWhichOnWhichSide() {
        ItemRef item = new ItemRef("desk", "desk", "ticket", "4711", "ACME-4711");
        ConnectionId connection = new ConnectionId(UUID.randomUUID());
        transaction.executeWithoutResult(status -> {
            Twin twin = twins.begin(connection, item);
            twins.remote(twin, "r7", "GLOBEX-7", null);
            Twin known = twins.find(connection, twin.id()).orElseThrow();
            bereavements.there(known, item, Optional.of("GLOBEX-9"));
            twins.end(connection, twin.id());
        });

        PlainBrowser browser = new PlainBrowser(mvc, "/items/ticket/4711")
                .type("name", "alma")
                .type("password", PASSWORD)
                .press("Sign in");

        assertThat(browser.content())
                .contains("Pair ended", "a deleted connection", "at the other side")
                .contains("Deleted or merged")
                .contains("GLOBEX-7 was merged into GLOBEX-9 there. ACME-4711 is not under sync any more")
                .doesNotContain("revision 0");
    }
}
