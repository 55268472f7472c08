package dev.syncline.real;

import dev.syncline.connector.WebhookCall;
import dev.syncline.torture.Pause;
import dev.syncline.xurrent.simulator.Deliveries;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Carries webhook calls to a node; those that find nobody are lost. */
final class Courier implements Runnable, AutoCloseable {

    private final Deliveries deliveries;
    private final URI address;
    private final Thread thread = new Thread(this, "webhooks");
    private volatile boolean ended;

    Courier(Deliveries deliveries, String address) {
        this.deliveries = deliveries;
        this.address = URI.create(address);
    }

    void start() {
        thread.start();
    }

    @Override
    public void run() {
        HttpClient http = HttpClient.newHttpClient();
        while (!ended) {
            for (WebhookCall call : deliveries.arrive()) {
                HttpRequest.Builder request = HttpRequest.newBuilder(address)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(call.body()));
                call.headers().forEach(request::header);
                try {
                    http.send(request.build(), HttpResponse.BodyHandlers.discarding());
                } catch (IOException lost) {
                    continue;
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
            Pause.of(200);
        }
    }

    @Override
    public void close() {
        ended = true;
    }
}
