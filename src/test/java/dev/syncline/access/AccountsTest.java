package dev.syncline.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncline.testing.OnH2;
import dev.syncline.testing.OnPostgres;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.domain.PageRequest;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Users are added, get new passwords and are removed; one always stays. Tokens open until they are revoked. */
class AccountsTest {

    private static final String PASSWORD = "correct horse battery";

    /** The shared sentences. */
    abstract static class Contract {

        @Autowired
        Accounts accounts;

        @Autowired
        ApiTokens tokens;

        @Autowired
        Audit audit;

        @Autowired
        JdbcClient database;

        @BeforeEach
        void removeEverybody() {
            database.sql("delete from account").update();
            database.sql("delete from api_token").update();
        }

        @Test
        void keepsAPasswordOnlyAsArgon2idOfNineteenMebibytes() {
            accounts.add("Alma", PASSWORD, PASSWORD);

            assertThat(accounts.credentials(" ALMA ").orElseThrow().hash())
                    .startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        }

        @Test
        void refusesANameThatDiffersOnlyInCase() {
            accounts.add("Alma", PASSWORD, PASSWORD);

            assertThatThrownBy(() -> accounts.add("alma", PASSWORD, PASSWORD))
                    .isInstanceOf(AccessRefused.class)
                    .hasMessageContaining("“alma” already");
        }

        @Test
        void refusesNamesThatAreEmptyTooLongOrHoldMarkup() {
            assertThatThrownBy(() -> accounts.add(" ", PASSWORD, PASSWORD)).hasMessage("Enter a user name.");
            assertThatThrownBy(() -> accounts.add("a".repeat(61), PASSWORD, PASSWORD))
                    .hasMessageContaining("61 characters");
            assertThatThrownBy(() -> accounts.add("<i>", PASSWORD, PASSWORD)).hasMessageContaining("not allowed");
        }

        @Test
        void startsANewEpochWithANewPassword() {
            accounts.add("Alma", PASSWORD, PASSWORD);
            UUID id = accounts.list().get(0).id();

            accounts.changePassword(id, "another long one", "another long one");

            assertThat(accounts.epoch(id)).hasValue(2);
        }

        @Test
        void keepsTheLastUser() {
            accounts.add("Alma", PASSWORD, PASSWORD);
            accounts.add("Bert", PASSWORD, PASSWORD);
            UUID alma = accounts.list().get(0).id();
            UUID bert = accounts.list().get(1).id();

            accounts.remove(bert);

            assertThat(accounts.epoch(bert)).isEmpty();
            assertThatThrownBy(() -> accounts.remove(alma))
                    .isInstanceOf(AccessRefused.class)
                    .hasMessage("Alma is the only user and cannot be removed. Add another user first.");
        }

        @Test
        void recognisesATokenUntilItIsRevokedAndKeepsNoneOfThem() {
            String token = tokens.make("nightly export", 365);

            assertThat(token).startsWith("syncline_api_").hasSize(13 + 43);
            assertThat(tokens.recognise(token).map(ApiTokens.Good::name)).hasValue("nightly export");
            assertThat(tokens.list().get(0).lastUsed()).isNotNull();
            assertThat(tokens.recognise(token + "x")).isEmpty();
            assertThat(database.sql("select hash from api_token")
                            .query(String.class)
                            .single())
                    .doesNotContain(token.substring(13));
            tokens.revoke(tokens.list().get(0).id());
            assertThat(tokens.recognise(token)).isEmpty();
        }

        @Test
        void refusesATokenThatExpiredAndSaysWhen() {
            String token = tokens.make("nightly export");
            ApiToken made = tokens.list().get(0);
            assertThat(made.expired()).isFalse();
            assertThat(Duration.between(made.created(), made.expires())).isEqualTo(Duration.ofDays(365));
            assertThat(tokens.expired(token)).isEmpty();

            database.sql("update api_token set expires = timestamp with time zone '2026-01-31 12:00:00+00'")
                    .update();
            assertThat(tokens.recognise(token)).isEmpty();
            assertThat(tokens.expired(token))
                    .hasValue("The API token “nightly export” expired on 31 January 2026. Make a new one in the console"
                            + " under Users.");
            assertThat(tokens.list().get(0).expired()).isTrue();
            assertThat(tokens.expired(token + "x")).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(ints = {0, -1, 3651, Integer.MAX_VALUE})
        void makesNoTokenThatLastsForEverOrNotAtAll(int days) {
            assertThatThrownBy(() -> tokens.make("nightly export", days))
                    .isInstanceOfSatisfying(
                            AccessRefused.class,
                            refused -> assertThat(refused.field()).isEqualTo("days"))
                    .hasMessageContaining("1 to 3650 days");
            assertThat(tokens.list()).isEmpty();
        }

        @Test
        void recordsWhatWasDone() {
            accounts.add("Alma", PASSWORD, PASSWORD);

            AuditEvent last = audit.page(PageRequest.of(0, 1)).getContent().get(0);
            assertThat(last.what()).isEqualTo("added a user");
            assertThat(last.subject()).isEqualTo("Alma");
            assertThat(last.who()).isEqualTo("system");
        }
    }

    @Nested
    @OnH2
    class AccountsOnH2 extends Contract {}

    @Nested
    @OnPostgres
    class AccountsOnPostgres extends Contract {}
}
