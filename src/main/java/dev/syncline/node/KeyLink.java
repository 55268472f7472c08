package dev.syncline.node;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a node's new key is vouched for: signed by the key before it, and by itself.
 *
 * <p>Both signatures (base64url) cover the two keys, as in {@link NodeKey#encoded()}, and the time. What arrives from
 * another node may lack any of it: then it does not hold.
 *
 * @param made when the key was changed, in seconds since 1970, by that node's clock
 */
public record KeyLink(
        @Nullable String from,
        @Nullable String to,
        long made,
        @Nullable String byOld,
        @Nullable String byNew) {

    private static final String DOMAIN = "syncline/key-change/v1\n";

    /** An Ed25519 key has 44 bytes in the form we use. */
    private static final int KEY = 59;

    static KeyLink between(PrivateKeyPair old, PrivateKeyPair fresh, long made) {
        String from = old.publicHalf().encoded();
        String to = fresh.publicHalf().encoded();
        byte[] said = said(from, to, made);
        return new KeyLink(from, to, made, text(old.sign(said)), text(fresh.sign(said)));
    }

    /** The key that links lead to, beginning with a key; that key itself when none goes on from it. */
    public static NodeKey end(NodeKey from, List<@Nullable KeyLink> links) {
        NodeKey reached = from;
        for (KeyLink link : links) {
            String next = link == null || !reached.encoded().equals(link.from()) ? null : link.next();
            reached = next == null ? reached : new NodeKey(next);
        }
        return reached;
    }

    /** The new key, when both keys signed for it. */
    private @Nullable String next() {
        if (from == null || to == null || byOld == null || byNew == null || to.length() != KEY) {
            return null;
        }
        try {
            byte[] said = said(from, to, made);
            boolean vouched = new NodeKey(from).verifies(said, bytes(byOld));
            return vouched && new NodeKey(to).verifies(said, bytes(byNew)) ? to : null;
        } catch (IllegalArgumentException notEvenText) {
            return null;
        }
    }

    private static byte[] said(String from, String to, long made) {
        return (DOMAIN + from + "\n" + to + "\n" + made).getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] signature) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
    }

    private static byte[] bytes(String text) {
        return Base64.getUrlDecoder().decode(text);
    }
}
