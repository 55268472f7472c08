package dev.syncline.notification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.impl.bootstrap.HttpServer;
import org.apache.hc.core5.http.impl.bootstrap.ServerBootstrap;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.io.CloseMode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Receives webhooks on this machine and remembers them. */
final class HookReceiver {

    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private volatile int status = 204;

    HookReceiver() {
        try {
            server = ServerBootstrap.bootstrap()
                    .setLocalAddress(InetAddress.getByName("127.0.0.1"))
                    .setCanonicalHostName("127.0.0.1")
                    .register("/hook*", (request, response, context) -> take(request, response))
                    .create();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One webhook. */
    record Received(String id, String timestamp, String signature, String body) {

        JsonNode json() {
            return new JsonMapper().readTree(body);
        }
    }

    void start() {
        try {
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void stop() {
        server.close(CloseMode.IMMEDIATE);
    }

    void answers(int code) {
        status = code;
    }

    String address() {
        return "http://127.0.0.1:" + server.getLocalPort() + "/hook";
    }

    List<Received> received() {
        return received;
    }

    /** What a receiver works out from the published rule, not from our code. */
    static String expected(String secret, String id, String timestamp, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.replace("whsec_", "")), "HmacSHA256"));
            byte[] signed = (id + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8);
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void take(ClassicHttpRequest request, ClassicHttpResponse response) throws IOException {
        try {
            received.add(new Received(
                    request.getHeader("webhook-id").getValue(),
                    request.getHeader("webhook-timestamp").getValue(),
                    request.getHeader("webhook-signature").getValue(),
                    EntityUtils.toString(request.getEntity(), StandardCharsets.UTF_8)));
        } catch (ProtocolException e) {
            throw new IOException(e);
        }
        response.setCode(status);
    }
}
