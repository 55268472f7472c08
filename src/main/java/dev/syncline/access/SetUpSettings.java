package dev.syncline.access;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The first administrator, for a start that nobody watches.
 *
 * @param user name of the administrator ({@code SYNCLINE_ADMIN_USER})
 * @param consoleAddress where people open the console, for the set-up link; {@code http://localhost:<port>} when
 *     absent
 * @param passwordFile file with the password ({@code SYNCLINE_ADMIN_PASSWORD_FILE}); read only while nobody exists
 */
@ConfigurationProperties("syncline.admin")
record SetUpSettings(
        @DefaultValue("admin") String user,
        @Nullable URI consoleAddress,
        @Nullable Path passwordFile) {}
