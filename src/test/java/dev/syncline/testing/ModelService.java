package dev.syncline.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.impl.bootstrap.HttpServer;
import org.apache.hc.core5.http.impl.bootstrap.ServerBootstrap;
import org.apache.hc.core5.http.io.entity.InputStreamEntity;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A service that speaks the chat completions protocol and answers what it was told to. */
public final class ModelService implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final CountDownLatch never = new CountDownLatch(1);
    private final HttpServer server;
    private volatile int status = 200;
    private volatile String type = "text/event-stream";
    private volatile byte[] answer = new byte[0];
    private volatile boolean silent;
    private volatile @Nullable String retryAfter;
    private volatile @Nullable JsonNode asked;
    private volatile @Nullable String authorization;

    public ModelService() {
        try {
            server = ServerBootstrap.bootstrap()
                    .setLocalAddress(InetAddress.getByName("127.0.0.1"))
                    .setCanonicalHostName("127.0.0.1")
                    .register("/v1/chat/completions", (request, response, context) -> serve(request, response))
                    .create();
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The endpoint an administrator enters. */
    public String endpoint() {
        return "http://127.0.0.1:" + server.getLocalPort() + "/v1";
    }

    /** The last question. */
    public @Nullable JsonNode asked() {
        return asked;
    }

    /** What the last question was authorised with. */
    public @Nullable String authorization() {
        return authorization;
    }

    /** Answers with a text in two pieces and ends as a service does. */
    public void says(String text) {
        int half = text.length() / 2;
        streams(piece(text.substring(0, half)), ": a comment", piece(text.substring(half)), end(), "data: [DONE]");
    }

    /** Answers with these server-sent events. */
    public void streams(String... events) {
        answers("text/event-stream", String.join("\n\n", events) + "\n\n");
    }

    /** Answers with a document. */
    public void answers(String contentType, String body) {
        status = 200;
        type = contentType;
        answer = body.getBytes(StandardCharsets.UTF_8);
    }

    /** Refuses with a status. */
    public void refuses(int code, @Nullable String comeBack, String body) {
        answers("application/json", body);
        status = code;
        retryAfter = comeBack;
    }

    /** Says what it has to say and then neither goes on nor ends. */
    public void goesSilent() {
        silent = true;
    }

    /** One piece of an answer, as an event. */
    public static String piece(String text) {
        return "data: {\"id\":\"1\",\"choices\":[{\"index\":0,\"delta\":{\"content\":" + JSON.writeValueAsString(text)
                + "},\"finish_reason\":null}]}";
    }

    /** The end of an answer, as an event. */
    public static String end() {
        return "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}";
    }

    private void serve(ClassicHttpRequest request, ClassicHttpResponse response) throws IOException, ProtocolException {
        asked = JSON.readTree(request.getEntity().getContent().readAllBytes());
        authorization = request.getHeader("Authorization").getValue();
        response.setCode(status);
        if (retryAfter != null) {
            response.setHeader("Retry-After", retryAfter);
        }
        InputStream said = new ByteArrayInputStream(answer);
        InputStream body = silent ? new SequenceInputStream(said, new Silence()) : said;
        response.setEntity(new InputStreamEntity(body, -1, ContentType.parse(type)));
    }

    @Override
    public void close() {
        never.countDown();
        server.close(CloseMode.IMMEDIATE);
    }

    /** A stream that says nothing and does not end. */
    private final class Silence extends InputStream {
        @Override
        public int read() {
            try {
                never.await(30, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return -1;
        }
    }
}
