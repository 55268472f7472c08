package dev.syncline.xurrent.simulator;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A slow line: an answer in pieces of a few bytes. */
record Trickle(int bytes) {

    void answer(HttpExchange exchange, String json) throws IOException {
        byte[] all = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, 0);
        for (int from = 0; from < all.length; from += bytes) {
            exchange.getResponseBody().write(all, from, Math.min(bytes, all.length - from));
            exchange.getResponseBody().flush();
        }
    }
}
