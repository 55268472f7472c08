package dev.syncline.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncline.testing.MovableClock;
import dev.syncline.testing.OnH2;
import dev.syncline.testing.OnPostgres;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The first administrator is made once, with the link of the last start, within an hour, or from a password file. */
class SetUpTest {

    private static final String PASSWORD = "correct horse battery";

    @Test
    void readsTheSettingsFromTheEnvironment() {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource(
                        "test-systemEnvironment",
                        Map.of("SYNCLINE_ADMIN_PASSWORD_FILE", "/run/secrets/admin", "SYNCLINE_ADMIN_USER", "alma")));
        ConfigurationPropertySources.attach(environment);

        SetUpSettings settings = Binder.get(environment)
                .bind("syncline.admin", SetUpSettings.class)
                .get();

        assertThat(settings).isEqualTo(new SetUpSettings("alma", null, Path.of("/run/secrets/admin")));
    }

    /** The shared sentences. */
    abstract static class Contract {

        @Autowired
        Accounts accounts;

        @Autowired
        JdbcClient database;

        @TempDir
        Path data;

        private final MovableClock clock = new MovableClock(Instant.parse("2026-01-01T00:00:00Z"));
        private SetUp setUp;

        @BeforeEach
        void freshNode() {
            database.sql("delete from account").update();
            setUp = new SetUp(database, accounts, clock, data);
        }

        @Test
        void writesTheLinkForItsOwnerOnly() throws IOException {
            String link = setUp.renew("http://localhost:8080");

            assertThat(link).startsWith("http://localhost:8080/setup?token=").hasSize(34 + 43);
            assertThat(Files.readString(data.resolve("setup-link")).strip()).isEqualTo(link);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("setup-link"))))
                    .isEqualTo("rw-------");
            assertThat(database.sql("select hash from setup_link")
                            .query(String.class)
                            .single())
                    .isNotEqualTo(token(link));
        }

        @Test
        void makesTheFirstAdministratorOnce() {
            String token = token(setUp.renew("http://localhost"));

            setUp.complete(token, "alma", PASSWORD, PASSWORD);

            assertThat(setUp.isOpen()).isFalse();
            assertThat(setUp.takes(token)).isFalse();
            assertThat(data.resolve("setup-link")).doesNotExist();
            assertThatThrownBy(() -> setUp.complete(token, "bert", PASSWORD, PASSWORD))
                    .isInstanceOf(AccessRefused.class)
                    .hasMessageContaining("was used or is over");
        }

        @Test
        void isOverAfterAnHour() {
            String token = token(setUp.renew("http://localhost"));

            clock.advance(Duration.ofMinutes(60).minusMillis(1));
            assertThat(setUp.takes(token)).isTrue();
            clock.advance(Duration.ofMillis(1));
            assertThat(setUp.takes(token)).isFalse();
            assertThatThrownBy(() -> setUp.complete(token, "alma", PASSWORD, PASSWORD))
                    .isInstanceOf(AccessRefused.class);
            assertThat(accounts.any()).isFalse();
        }

        @Test
        void takesOnlyTheLinkOfTheLastStart() {
            String first = token(setUp.renew("http://localhost"));
            String second = token(setUp.renew("http://localhost"));

            assertThat(setUp.takes(first)).isFalse();
            assertThat(setUp.takes(second)).isTrue();
        }

        @Test
        void makesTheAdministratorFromAPasswordFile() throws IOException {
            Path file = Files.writeString(data.resolve("password"), PASSWORD + "\n");

            new FirstStart(setUp, accounts, new SetUpSettings("admin", null, file), 8080).afterSingletonsInstantiated();

            Accounts.Credentials admin = accounts.credentials("admin").orElseThrow();
            assertThat(new Passwords().matches(PASSWORD, admin.hash())).isTrue();
            assertThat(data.resolve("setup-link")).doesNotExist();
        }

        @Test
        void refusesToStartWithAPasswordFileThatAnybodyWouldGuess() throws IOException {
            Path file = Files.writeString(data.resolve("password"), "password1");
            FirstStart start = new FirstStart(setUp, accounts, new SetUpSettings("admin", null, file), 8080);

            assertThatThrownBy(start::afterSingletonsInstantiated)
                    .isInstanceOf(FailureAnalyzedException.class)
                    .hasMessageContaining("among the first")
                    .hasMessageNotContaining("password1");
        }

        @Test
        void theLinkOpensWhereTheConsoleIsReached() throws IOException {
            URI proxy = URI.create("https://sync.acme.test/");
            new FirstStart(setUp, accounts, new SetUpSettings("admin", proxy, null), 8080)
                    .afterSingletonsInstantiated();
            assertThat(data.resolve("setup-link")).content().startsWith("https://sync.acme.test/setup?token=");

            new FirstStart(setUp, accounts, new SetUpSettings("admin", null, null), 8080).afterSingletonsInstantiated();
            assertThat(data.resolve("setup-link")).content().startsWith("http://localhost:8080/setup?token=");
        }

        @Test
        void handsOutNothingWhileSomebodyCanSignIn() {
            accounts.add("alma", PASSWORD, PASSWORD);

            new FirstStart(setUp, accounts, new SetUpSettings("admin", null, null), 8080).afterSingletonsInstantiated();

            assertThat(data.resolve("setup-link")).doesNotExist();
        }

        private static String token(String link) {
            return link.substring(link.indexOf('=') + 1);
        }
    }

    @Nested
    @OnH2
    class SetUpOnH2 extends Contract {}

    @Nested
    @OnPostgres
    class SetUpOnPostgres extends Contract {}
}
