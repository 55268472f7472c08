package dev.syncline.backup;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

/** The command {@code restore <file>}: puts a backup of the embedded database back while the node is stopped. */
public final class RestoreCommand {

    private static final String WORD = "restore";

    private RestoreCommand() {}

    public static boolean isMeant(String[] arguments) {
        return arguments.length > 0 && arguments[0].equals(WORD);
    }

    /** Puts the backup back and says so, or fails with the reason and everything as before. */
    public static void run(String[] arguments, PrintStream out) {
        SpringApplication settings = new SpringApplication(SettingsOnly.class);
        settings.setWebApplicationType(WebApplicationType.NONE);
        settings.setBannerMode(Banner.Mode.OFF);
        settings.setLogStartupInfo(false);
        settings.addInitializers(context -> restore(arguments, context, out));
        settings.run(arguments).close();
    }

    private static void restore(String[] arguments, ConfigurableApplicationContext context, PrintStream out) {
        if (arguments.length < 2 || arguments[1].startsWith("--")) {
            throw new RestoreRefused("No backup was named.", "Enter: restore <file> [--syncline.data=<folder>]");
        }
        Path aside = Restore.into(context.getEnvironment(), Clock.systemUTC()).from(Path.of(arguments[1]));
        out.println("The backup " + arguments[1] + " is in place. The database from before is kept as " + aside
                + ". Start the node: it asks its partners for what happened since.");
    }

    /** Nothing but the environment: no part of the node is started. */
    static final class SettingsOnly {}
}
