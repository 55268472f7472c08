package dev.syncline.xurrent.simulator;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** The tokens of the account: one personal, others of an OAuth application; they expire and are revoked. */
final class Tokens {

    private final String personal;
    private final Set<String> known = ConcurrentHashMap.newKeySet();
    private final AtomicInteger issued = new AtomicInteger();
    private final AtomicBoolean expired = new AtomicBoolean();
    private volatile boolean revoked;

    Tokens(String personal) {
        this.personal = personal;
        known.add(personal);
    }

    /** Forgets all; the personal one is good again after it was refused once. */
    void expire() {
        known.clear();
        expired.set(true);
    }

    void revoke() {
        revoked = true;
    }

    boolean isPersonal(HttpExchange exchange) {
        return String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"))
                .endsWith(personal);
    }

    boolean prove(HttpExchange exchange) {
        String header = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        if (expired.getAndSet(false) && header.endsWith(personal)) {
            known.add(personal);
            return false;
        }
        return !revoked
                && known.contains(header.replaceFirst("^Bearer ", ""))
                && AccountFields.ACCOUNTS.contains(account(exchange));
    }

    /** The account that a call names, in the new spelling or the old one. */
    static String account(HttpExchange exchange) {
        String account = exchange.getRequestHeaders().getFirst("X-Xurrent-Account");
        return String.valueOf(account == null ? exchange.getRequestHeaders().getFirst("X-4me-Account") : account);
    }

    void issue(HttpExchange exchange) throws IOException {
        Map<String, String> form = new LinkedHashMap<>();
        for (String part : new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8).split("&")) {
            String[] pair = part.split("=", 2);
            form.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
        }
        if (revoked
                || !"client_credentials".equals(form.get("grant_type"))
                || !"client".equals(form.get("client_id"))
                || !"secret".equals(form.get("client_secret"))) {
            XurrentSimulator.answer(
                    exchange, 400, "{\"error\":\"invalid_client\",\"error_description\":\"Unknown client\"}");
            return;
        }
        String token = "oauth-" + issued.incrementAndGet();
        known.add(token);
        XurrentSimulator.answer(
                exchange, 200, "{\"access_token\":\"" + token + "\",\"token_type\":\"Bearer\",\"expires_in\":3600}");
    }
}
