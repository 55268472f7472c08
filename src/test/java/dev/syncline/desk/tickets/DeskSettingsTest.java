package dev.syncline.desk.tickets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/** A desk refuses settings that it could not start with, and says which. */
class DeskSettingsTest {

    @Test
    void refusesAProjectKeyThatNoTicketCouldHave() {
        assertThatThrownBy(() -> settings("Acme", "X"))
                .hasMessage("A project key is 2 to 10 letters and digits, a letter first; 'X' is not."
                        + " Correct syncline.desk.project-key.");
    }

    @Test
    void writesAProjectKeyInCapitals() {
        assertThat(settings("Acme", " ops ").firstProjectKey()).isEqualTo("OPS");
    }

    @Test
    void makesAProjectKeyOfTheNameWhereNoneIsSet() {
        assertThat(settings("Acme & Sons, Limited", null).firstProjectKey()).isEqualTo("ACMESONSLI");
        assertThat(settings("8", "").firstProjectKey()).isEqualTo("DESK");
    }

    private static DeskSettings settings(String accountName, @Nullable String projectKey) {
        return new DeskSettings(accountName, "", projectKey, null, false, DataSize.ofMegabytes(1));
    }
}
