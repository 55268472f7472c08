package dev.syncline.notification;

import dev.syncline.outbound.AddressRefused;
import dev.syncline.outbound.Answer;
import dev.syncline.outbound.NoAnswer;
import dev.syncline.outbound.Outbound;
import java.time.Clock;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** FaultWords by webhook: one signed JSON document per notice, through the guard for addresses that people entered. */
@Component
class CallWebhook implements Delivers {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String TYPE = "syncline.faults";

    private final WebhookSettings settings;
    private final Outbound outbound;
    private final Clock clock;

    CallWebhook(WebhookSettings settings, Outbound outbound, Clock clock) {
        this.settings = settings;
        this.outbound = outbound;
        this.clock = clock;
    }

    @Override
    public Way way() {
        return Way.WEBHOOK;
    }

    @Override
    public boolean isOn() {
        return settings.setting().isPresent();
    }

    @Override
    public void deliver(Notice notice) {
        WebhookSetting setting = settings.setting()
                .orElseThrow(() -> new NotSent("The webhook is off. Enter its address under General settings."));
        byte[] body = JSON.writeValueAsBytes(
                Map.of("type", TYPE, "timestamp", notice.at().toString(), "data", notice));
        int status = ask(setting, headers(notice, body), body).status();
        if (status < 200 || status > 299) {
            throw new NotSent(
                    "%s answered with status %d instead of one from 200 to 299. Check the address and what its receiver says about it."
                            .formatted(setting.address(), status));
        }
    }

    private Answer ask(WebhookSetting setting, HttpHeaders headers, byte[] body) {
        try {
            return outbound.ask(HttpMethod.POST, setting.address(), headers, body);
        } catch (AddressRefused | NoAnswer refused) {
            throw new NotSent(String.valueOf(refused.getMessage()));
        }
    }

    private HttpHeaders headers(Notice notice, byte[] body) {
        String id = "msg_" + notice.id();
        long second = clock.instant().getEpochSecond();
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_JSON);
        headers.set("webhook-id", id);
        headers.set("webhook-timestamp", String.valueOf(second));
        headers.set("webhook-signature", Signature.of(settings.secret(), id, second, body));
        return headers;
    }
}
