package dev.syncline.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncline.testing.OnH2;
import dev.syncline.testing.OnPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The vault opens with the key file it was made with, and starts with no other. */
class VaultTest {

    /** The shared sentences. */
    abstract static class Contract {

        @Autowired
        Vault vault;

        @Autowired
        VaultSettings settings;

        @Autowired
        JdbcClient database;

        @TempDir
        Path folder;

        @Test
        void makesItsKeyFileForItsOwnerOnly() throws IOException {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(settings.keyFile())))
                    .isEqualTo("rw-------");
        }

        @Test
        void opensAfterARestart() {
            byte[] secret = "secret".getBytes(StandardCharsets.UTF_8);
            String sealed = vault.seal("a.b", secret);

            assertThat(new Vault(settings, database).open("a.b", sealed)).isEqualTo(secret);
        }

        @Test
        void refusesToStartWithoutItsKeyFileAndMakesNoNewOne() {
            Path elsewhere = folder.resolve("vault.key");

            assertThatThrownBy(() -> new Vault(new VaultSettings(elsewhere, null), database))
                    .isInstanceOf(FailureAnalyzedException.class)
                    .hasMessageContaining(elsewhere + " is not there");
            assertThat(elsewhere).doesNotExist();
        }

        @Test
        void refusesToStartWithTheKeyFileOfAnotherNode() {
            Path other = folder.resolve("vault.key");
            new KeyFile(other).make();

            assertThatThrownBy(() -> new Vault(new VaultSettings(other, null), database))
                    .isInstanceOf(FailureAnalyzedException.class)
                    .hasMessageContaining(other + " holds another key");
        }

        @Test
        void goesOnWithANewKeyWhenTheLostOneIsGivenUpByItsName() {
            String sealed = vault.seal("a.b", new byte[] {1});
            String before = database.sql("select sealed from vault_canary")
                    .query(String.class)
                    .single();
            String lost = SealingKey.id(before);
            Path elsewhere = folder.resolve("vault.key");
            assertThatThrownBy(() -> new Vault(new VaultSettings(elsewhere, "another"), database))
                    .isInstanceOfSatisfying(
                            FailureAnalyzedException.class,
                            refused -> assertThat(refused.analysis().getAction())
                                    .contains("syncline.vault.give-up=" + lost));
            try {
                Vault anew = new Vault(new VaultSettings(elsewhere, lost), database);
                assertThat(anew.opens(sealed)).isFalse();
                assertThat(anew.opens(anew.seal("a.b", new byte[] {1}))).isTrue();
                assertThat(new Vault(new VaultSettings(elsewhere, null), database).opens(sealed))
                        .isFalse();
            } finally {
                database.sql("update vault_canary set sealed = ?").param(before).update();
            }
        }

        @Test
        void refusesToStartWithAKeyFileThatIsDamaged() throws IOException {
            Path damaged = Files.writeString(folder.resolve("vault.key"), "AAAA");

            assertThatThrownBy(() -> new Vault(new VaultSettings(damaged, null), database))
                    .isInstanceOf(FailureAnalyzedException.class)
                    .hasMessageContaining("does not hold 32 bytes");
        }
    }

    @Nested
    @OnH2
    class VaultOnH2 extends Contract {}

    @Nested
    @OnPostgres
    class VaultOnPostgres extends Contract {}
}
