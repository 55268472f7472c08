package dev.syncline.access;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The first administrator, for a start that nobody watches.
 *
 * @param user name of the administrator ({@code SYNCLINE_ADMIN_USER})
 * @param passwordFile file with the password ({@code SYNCLINE_ADMIN_PASSWORD_FILE}); read only while nobody exists
 */
@ConfigurationProperties("syncline.admin")
record SetUpSettings(
        @DefaultValue("admin") String user, @Nullable Path passwordFile) {}
