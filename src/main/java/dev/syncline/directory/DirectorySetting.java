package dev.syncline.directory;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What this node tells of its tracker, and whether it serves as directory.
 *
 * @param tracker address of this node's tracker, as people of other sides type it; null when none was entered
 * @param shown whether this node's card names the tracker, so that partners know it
 * @param directory address of the directory this node asks and tells; null for none
 * @param announced whether this node tells the directory of itself
 * @param served whether other nodes may use this one as directory
 */
public record DirectorySetting(
        @Nullable URI tracker, boolean shown, @Nullable URI directory, boolean announced, boolean served) {

    /** The same, telling nobody of this node. */
    DirectorySetting unannounced() {
        return new DirectorySetting(tracker, shown, directory, false, served);
    }
}
