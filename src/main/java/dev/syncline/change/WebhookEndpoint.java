package dev.syncline.change;

import dev.syncline.connector.Connector;
import dev.syncline.connector.LocalTracker;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.WebhookCall;
import dev.syncline.connector.WebhookVerdict;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** Where trackers send webhooks to. Anybody can call it; the connector judges who did. */
@RestController
class WebhookEndpoint {

    static final int LARGEST = 1024 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(WebhookEndpoint.class);

    private final ObjectProvider<LocalTracker> tracker;
    private final Deliveries deliveries;

    WebhookEndpoint(ObjectProvider<LocalTracker> tracker, Deliveries deliveries) {
        this.tracker = tracker;
        this.deliveries = deliveries;
    }

    @RequestMapping(
            path = "/hooks/{kind}",
            method = {RequestMethod.GET, RequestMethod.POST})
    ResponseEntity<String> receive(@PathVariable String kind, HttpServletRequest request) throws IOException {
        return judge(kind, null, request);
    }

    @RequestMapping(
            path = "/hooks/{kind}/{secret}",
            method = {RequestMethod.GET, RequestMethod.POST})
    ResponseEntity<String> receive(@PathVariable String kind, @PathVariable String secret, HttpServletRequest request)
            throws IOException {
        return judge(kind, secret, request);
    }

    private ResponseEntity<String> judge(String kind, @Nullable String secret, HttpServletRequest request)
            throws IOException {
        LocalTracker local = tracker.getObject();
        if (!local.kind().name().equals(kind) || (secret != null && !isOurs(local, secret))) {
            return ResponseEntity.notFound().build();
        }
        byte[] body = request.getInputStream().readNBytes(LARGEST + 1);
        if (body.length > LARGEST) {
            return ResponseEntity.status(HttpStatus.CONTENT_TOO_LARGE).build();
        }
        String query = request.getQueryString() == null ? "" : request.getQueryString();
        WebhookCall call = new WebhookCall(request.getMethod(), query, headers(request), body, secret != null);
        return answer(local.connector(), kind, call);
    }

    private ResponseEntity<String> answer(Connector connector, String kind, WebhookCall call) {
        WebhookVerdict verdict;
        try {
            verdict = connector.receiveWebhook(call);
        } catch (TrackerFailure failure) {
            LOG.warn("A webhook call could not be judged now; the tracker sends it again: {}", failure.getMessage());
            return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                    .header(HttpHeaders.RETRY_AFTER, "30")
                    .build();
        }
        if (verdict.accepted()) {
            deliveries.take(kind, call, verdict);
        } else {
            LOG.info("A webhook call was refused: {}", verdict.reason());
        }
        WebhookVerdict.Answer answer = verdict.answer();
        return ResponseEntity.status(answer.status())
                .header(HttpHeaders.CONTENT_TYPE, answer.contentType())
                .body(answer.body());
    }

    private static boolean isOurs(LocalTracker local, String secret) {
        return MessageDigest.isEqual(
                local.webhookSecret().getBytes(StandardCharsets.UTF_8), secret.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, String> headers(HttpServletRequest request) {
        Map<String, String> headers = new LinkedHashMap<>();
        Collections.list(request.getHeaderNames()).forEach(name -> headers.put(name, request.getHeader(name)));
        return headers;
    }
}
