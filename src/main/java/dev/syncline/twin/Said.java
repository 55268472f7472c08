package dev.syncline.twin;

import org.jspecify.annotations.Nullable;

/**
 * What the rule made of a field of the other side that the local field did not hold.
 *
 * @param digest of the value
 * @param version of the message that said it first
 */
public record Said(String digest, long version) {

    /** Whether it is this value. */
    public boolean says(@Nullable Object value) {
        return digest.equals(FieldMemory.digest(value));
    }
}
