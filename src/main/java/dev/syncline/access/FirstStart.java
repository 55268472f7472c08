package dev.syncline.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A start of the node while nobody can sign in: takes the password file, or hands out the set-up link. */
@Component
class FirstStart implements SmartInitializingSingleton {

    private final SetUp setUp;
    private final Accounts accounts;
    private final SetUpSettings settings;
    private final int port;

    FirstStart(SetUp setUp, Accounts accounts, SetUpSettings settings, @Value("${server.port:8080}") int port) {
        this.setUp = setUp;
        this.accounts = accounts;
        this.settings = settings;
        this.port = port;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (!setUp.isOpen()) {
            return;
        }
        if (settings.passwordFile() != null) {
            takePasswordFile(settings.passwordFile());
        } else if (port != 0) {
            handOut(port);
        }
    }

    /** A random port is known only now. */
    @EventListener
    void serverStarted(WebServerInitializedEvent event) {
        if (port == 0 && setUp.isOpen()) {
            handOut(event.getWebServer().getPort());
        }
    }

    private void handOut(int reachedAt) {
        URI console = settings.consoleAddress();
        String link = setUp.renew(
                console == null
                        ? "http://localhost:" + reachedAt
                        : console.toString().replaceAll("/+$", ""));
        System.out.printf(
                "%n%s%nOpen this link within %d minutes to make the first administrator:%n%n    %s%n%n%s%n%n",
                "=".repeat(80), SetUp.VALID.toMinutes(), link, "=".repeat(80));
    }

    private void takePasswordFile(Path file) {
        try {
            String password = Files.readString(file).replaceFirst("\\R$", "");
            accounts.add(settings.user(), password, password);
        } catch (IOException e) {
            throw new UncheckedIOException("The password file " + file + " cannot be read.", e);
        } catch (AccessRefused e) {
            throw new FailureAnalyzedException(
                    "The first administrator cannot be made from " + file + ": " + e.getMessage(),
                    "Put another password into the file, or another name into SYNCLINE_ADMIN_USER.",
                    e);
        }
    }
}
