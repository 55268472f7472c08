package dev.syncline.outbound;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.hc.client5.http.async.methods.AbstractBinResponseConsumer;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** An answer as it comes in piece by piece, up to a size. */
final class BoundedAnswer extends AbstractBinResponseConsumer<Answer> {

    private static final int PIECE = 64 * 1024;

    private final int largest;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final HttpHeaders headers = new HttpHeaders();
    private int status;

    BoundedAnswer(int largest) {
        this.largest = largest;
    }

    @Override
    protected void start(HttpResponse response, @Nullable ContentType type) {
        status = response.getCode();
        for (Header header : response.getHeaders()) {
            headers.add(header.getName(), header.getValue());
        }
    }

    @Override
    protected int capacityIncrement() {
        return PIECE;
    }

    @Override
    protected void data(ByteBuffer piece, boolean last) throws IOException {
        if (body.size() + piece.remaining() > largest) {
            throw new IOException("The answer is longer than " + largest + " bytes.");
        }
        byte[] bytes = new byte[piece.remaining()];
        piece.get(bytes);
        body.writeBytes(bytes);
    }

    @Override
    protected Answer buildResult() {
        return new Answer(status, headers, body.toByteArray());
    }

    @Override
    public void releaseResources() {
        body.reset();
    }
}
