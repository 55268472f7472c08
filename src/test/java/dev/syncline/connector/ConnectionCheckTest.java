package dev.syncline.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.connector.ConnectionCheck.Permission;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Of many permissions those that are missing are seen first, and counted. */
class ConnectionCheckTest {

    private static final Permission READ = new Permission("Read", "", true, true, "");
    private static final Permission NOTES = new Permission("Notes", "", false, false, "");
    private static final Permission EVENTS = new Permission("Events", "", false, false, "", true);
    private static final Permission WRITE = new Permission("Write", "", true, false, "");

    @Test
    void missingOnesComeFirstAndOfTheseThoseThatNothingWorksWithout() {
        assertThat(check(READ, NOTES, EVENTS, WRITE).missingFirst()).containsExactly(WRITE, EVENTS, NOTES, READ);
    }

    @Test
    void theyAreCounted() {
        assertThat(check(READ, NOTES, EVENTS, WRITE).summary())
                .isEqualTo("3 of 4 permissions are missing; 1 of them can be left out.");
        assertThat(check(WRITE).summary()).isEqualTo("1 of 1 permission is missing.");
        assertThat(check(READ, WRITE).summary()).isEqualTo("1 of 2 permissions is missing.");
        assertThat(check(READ, NOTES).summary()).isEqualTo("1 of 2 permissions is missing; 1 of them can be left out.");
        assertThat(check(READ).summary()).isEqualTo("No permission is missing.");
        assertThat(check().summary()).isEmpty();
    }

    private static ConnectionCheck check(Permission... permissions) {
        return new ConnectionCheck(
                new Identity("small", "acme", "Acme", "syncline", ""), "Syncline", List.of(permissions));
    }
}
