package dev.syncline.directory;

import dev.syncline.node.KeyLink;
import dev.syncline.node.NodeKey;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a node says to a directory about itself.
 *
 * @param directory public address of the directory it is for; no other one takes it
 * @param key the node's key, as in {@link NodeKey#encoded()}
 * @param address the node's public address
 * @param tracker address of the tracker it stands beside; null takes back what was said before
 * @param said when, in ms since 1970 by the node's clock; each statement of a key is later than the one before
 * @param until when it lapses unless it is said again, in ms since 1970
 * @param links how the key follows from those the node had before
 */
record Statement(
        String directory,
        String key,
        @Nullable String address,
        @Nullable String tracker,
        long said,
        long until,
        List<@Nullable KeyLink> links) {

    private static final int LONGEST = 500;
    private static final int MOST_LINKS = 20;

    /** An Ed25519 key has 44 bytes in the form we use, so it is written in one way only. */
    private static final int KEY = 59;

    /** What arrives from others may lack any of it. */
    boolean isComplete() {
        return isText(directory)
                && key != null
                && key.length() == KEY
                && said > 0
                && until > said
                && links != null
                && links.size() <= MOST_LINKS
                && (tracker == null
                        || (isText(tracker) && isAddress(tracker) && isText(address) && isAddress(address)));
    }

    NodeKey nodeKey() {
        return new NodeKey(key);
    }

    URI node() {
        return URI.create(String.valueOf(address));
    }

    /** The tracker in the form that is compared; null when this takes back what was said before. */
    @Nullable
    String place() {
        return tracker == null ? null : Place.of(URI.create(tracker));
    }

    boolean holdsAt(Instant now) {
        return until > now.toEpochMilli();
    }

    /** Whether its key is this one, or the one that follows from it. */
    boolean isOrFollows(NodeKey earlier) {
        return key.equals(earlier.encoded())
                || KeyLink.end(earlier, links).encoded().equals(key);
    }

    /** As many links as a statement may carry; those of the oldest keys are known least. */
    static List<@Nullable KeyLink> newest(List<KeyLink> links) {
        return List.copyOf(links.subList(Math.max(0, links.size() - MOST_LINKS), links.size()));
    }

    private static boolean isText(@Nullable String text) {
        return text != null && !text.isBlank() && text.length() <= LONGEST;
    }

    private static boolean isAddress(@Nullable String text) {
        try {
            URI address = URI.create(String.valueOf(text));
            return address.getHost() != null && List.of("https", "http").contains(address.getScheme());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
