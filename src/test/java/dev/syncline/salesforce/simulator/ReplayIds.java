package dev.syncline.salesforce.simulator;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;

/** The places in the stream, opaque to everybody else. */
final class ReplayIds {

    private static final byte MARK = 42;

    private ReplayIds() {}

    /** A replay id that is refused, by the code for it. */
    static final class Refusal extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Refusal(String code) {
            super(code);
        }
    }

    static ByteString of(long number) {
        return ByteString.copyFrom(
                ByteBuffer.allocate(Long.BYTES + 1).put(MARK).putLong(number).array());
    }

    static long number(ByteString replayId) {
        ByteBuffer bytes = replayId.asReadOnlyByteBuffer();
        if (bytes.remaining() != Long.BYTES + 1 || bytes.get() != MARK) {
            throw new Refusal("sfdc.platform.eventbus.grpc.subscription.fetch.replayid.corrupted");
        }
        return bytes.getLong();
    }
}
