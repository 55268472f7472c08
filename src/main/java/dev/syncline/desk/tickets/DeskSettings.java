package dev.syncline.desk.tickets;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.StringUtils;
import org.springframework.util.unit.DataSize;

/**
 * How the built-in desk is called and what it starts with.
 *
 * @param accountName what the desk calls itself; the node's own name by default
 * @param address where people reach this node, for links; empty gives links without one
 * @param projectKey key of the first project, 2 to 10 letters and digits; made from the account name by default
 * @param projectName name of the first project; the account name by default
 * @param samples whether the first start makes a few sample tickets
 * @param maximumAttachment largest file the desk takes
 */
@ConfigurationProperties("syncline.desk")
public record DeskSettings(
        @DefaultValue("Desk") String accountName,
        @DefaultValue("") String address,
        @Nullable String projectKey,
        @Nullable String projectName,
        @DefaultValue("true") boolean samples,
        @DefaultValue("2GB") DataSize maximumAttachment) {

    private static final int LONGEST_KEY = 10;

    public DeskSettings {
        if (StringUtils.hasText(projectKey)) {
            Projects.objectionToKey(upper(projectKey)).ifPresent(objection -> {
                throw new IllegalArgumentException(objection + " Correct syncline.desk.project-key.");
            });
        }
    }

    /** The page of a ticket. */
    public URI page(String key) {
        return URI.create(address.strip().replaceFirst("/+$", "") + "/desk/tickets/" + key);
    }

    /** Key of the first project. */
    String firstProjectKey() {
        if (StringUtils.hasText(projectKey)) {
            return upper(projectKey);
        }
        String letters = accountName.toUpperCase(Locale.ROOT).replaceAll("[^A-Z]", "");
        return letters.length() < 2 ? "DESK" : letters.substring(0, Math.min(LONGEST_KEY, letters.length()));
    }

    private static String upper(String key) {
        return key.strip().toUpperCase(Locale.ROOT);
    }

    /** Name of the first project. */
    String firstProjectName() {
        return StringUtils.hasText(projectName) ? projectName : accountName;
    }
}
