package dev.syncline.connector;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;

/** {@link StampedRow#hash Hashes} of lines, eight bytes each; a text of eleven letters each in JSON. */
final class RowHashes {

    static final RowHashes NONE = new RowHashes(new long[0]);

    private final long[] ascending;

    private RowHashes(long[] ascending) {
        this.ascending = ascending;
    }

    /** @throws IllegalArgumentException when it is not what {@link #text} gives */
    @JsonCreator
    static RowHashes parse(String text) {
        byte[] bytes = Base64.getDecoder().decode(text);
        if (bytes.length % Long.BYTES != 0) {
            throw new IllegalArgumentException(bytes.length + " bytes are no hashes of eight bytes.");
        }
        long[] hashes = new long[bytes.length / Long.BYTES];
        ByteBuffer.wrap(bytes).asLongBuffer().get(hashes);
        return new RowHashes(hashes);
    }

    @JsonValue
    String text() {
        ByteBuffer bytes = ByteBuffer.allocate(ascending.length * Long.BYTES);
        bytes.asLongBuffer().put(ascending);
        return Base64.getEncoder().withoutPadding().encodeToString(bytes.array());
    }

    boolean contains(long hash) {
        return Arrays.binarySearch(ascending, hash) >= 0;
    }

    boolean isEmpty() {
        return ascending.length == 0;
    }

    RowHashes with(Collection<Long> more) {
        return more.isEmpty() ? this : with(more.stream().mapToLong(hash -> hash));
    }

    RowHashes with(RowHashes more) {
        return more.isEmpty() ? this : with(Arrays.stream(more.ascending));
    }

    private RowHashes with(LongStream more) {
        return new RowHashes(LongStream.concat(Arrays.stream(ascending), more)
                .sorted()
                .distinct()
                .toArray());
    }

    RowHashes only(LongPredicate wanted) {
        return new RowHashes(Arrays.stream(ascending).filter(wanted).toArray());
    }
}
