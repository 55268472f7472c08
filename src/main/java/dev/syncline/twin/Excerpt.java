package dev.syncline.twin;

import org.jspecify.annotations.Nullable;

/**
 * What a field holds of a text that was too long for it; the other side is told the whole.
 *
 * @param digest of what the tracker kept
 * @param ending which says that there is more
 * @param rest what is missing
 */
public record Excerpt(String digest, String whole, String ending, String rest) {

    /** Of a text as the tracker kept it. */
    public static Excerpt of(@Nullable Object kept, String whole, String ending, String rest) {
        return new Excerpt(FieldMemory.digest(kept), whole, ending, rest);
    }

    /**
     * The whole of what a field holds. What people changed before the ending is changed in the whole; once the ending is
     * gone the field holds another text, which is whole itself.
     */
    @Nullable
    Object whole(@Nullable Object held) {
        if (FieldMemory.digest(held).equals(digest)) {
            return whole;
        }
        return held instanceof String text && !ending.isEmpty() && text.endsWith(ending)
                ? text.substring(0, text.length() - ending.length()) + rest
                : held;
    }
}
