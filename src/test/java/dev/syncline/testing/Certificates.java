package dev.syncline.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;

/** A key with a certificate signed by itself, made by the JDK's keytool; its file serves as trust store, too. */
public record Certificates(Path file) {

    public static final String PASSWORD = "changeit";

    /** @param name what the certificate is for, such as ip:127.0.0.1 or dns:example.com */
    public static Certificates of(Path folder, String name) {
        Path file = folder.resolve(name.replaceAll("\\W", "-") + ".p12");
        run(
                folder,
                "-genkeypair",
                "-alias",
                "server",
                "-dname",
                "CN=Certificate of the tests",
                "-keyalg",
                "EC",
                "-ext",
                "san=" + name,
                "-keystore",
                file.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD);
        return new Certificates(file);
    }

    /** A trust store of this certificate, and of the others. */
    public Path trustedWith(Certificates... others) {
        Path store = file.resolveSibling("trusted.p12");
        Path exported = file.resolveSibling("exported.cer");
        trust(store, exported, this, "first");
        for (int each = 0; each < others.length; each++) {
            trust(store, exported, others[each], "other" + each);
        }
        return store;
    }

    private static void trust(Path store, Path exported, Certificates from, String alias) {
        Path folder = from.file.resolveSibling(".");
        run(
                folder,
                "-exportcert",
                "-alias",
                "server",
                "-keystore",
                from.file.toString(),
                "-storepass",
                PASSWORD,
                "-file",
                exported.toString());
        run(
                folder,
                "-importcert",
                "-noprompt",
                "-alias",
                alias,
                "-keystore",
                store.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-file",
                exported.toString());
    }

    public KeyManager[] keys() {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, PASSWORD.toCharArray());
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, PASSWORD.toCharArray());
            return keys.getKeyManagers();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void run(Path folder, String... arguments) {
        String[] command = new String[arguments.length + 1];
        command[0] = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        Path said = folder.resolve("keytool.log");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            Eventually.holds(() -> "keytool ends", () -> !process.isAlive());
            if (process.exitValue() != 0) {
                throw new AssertionError(Files.readString(said));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
