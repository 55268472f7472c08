package dev.syncline.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.access.ApiTokens;
import dev.syncline.change.Bulk;
import dev.syncline.change.Bulks;
import dev.syncline.change.Changes;
import dev.syncline.change.Trigger;
import dev.syncline.change.Triggers;
import dev.syncline.connection.Connection;
import dev.syncline.connection.Connections;
import dev.syncline.connector.LocalTracker;
import dev.syncline.item.ItemRef;
import dev.syncline.queue.Counts;
import dev.syncline.queue.Queue;
import dev.syncline.testing.DeskClient;
import dev.syncline.testing.Eventually;
import dev.syncline.testing.RunningNode;
import dev.syncline.twin.Standoff;
import dev.syncline.twin.Standoffs;
import dev.syncline.twin.Twin;
import dev.syncline.twin.Twins;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.springframework.data.domain.Pageable;

/** Looks at the pages that show what happens to items, of a connection whose incoming rule fails here. */
final class SightVisits {

    private final Inspector inspector;
    private final RunningNode here;
    private final RunningNode there;
    private final DeskClient remote;

    SightVisits(Inspector inspector, RunningNode here, RunningNode there, DeskClient remote) {
        this.inspector = inspector;
        this.here = here;
        this.there = there;
        this.remote = remote;
    }

    void all() {
        inspector.look("dashboard", "/dashboard");
        inspector.look("dashboard-by-month", "/dashboard?by=month");
        inspector.look("items", "/items");
        inspector.look("items-not-found", "/items?key=ACME-999");
        inspector.look("item", "/items?key=ACME-1");
        Connection connection = here.bean(Connections.class).active().get(0);
        inspector.look("connect-items", "/connections/" + connection.id() + "/connect");
        Trigger trigger = here.bean(Triggers.class)
                .page(connection.id(), Pageable.ofSize(1))
                .getContent()
                .get(0);
        here.bean(Bulks.class).start(trigger.id(), Bulk.Kind.EXALATE, "bert");
        inspector.look("trigger-items", "/triggers/" + trigger.id() + "/items");
        String key = remote.create(Map.of("summary", "Only over there"));
        exalateThere(key);
        Eventually.holds("the pair is known here", () -> !pairs(key).isEmpty());
        inspector.look("pair", "/items?key=" + key);
        questions(pairs(key).get(0), key);
        metricsTellWhatTheQueueTells();
    }

    private void questions(Twin twin, String key) {
        Standoffs standoffs = here.bean(Standoffs.class);
        standoffs.ask(twin, key, "summary", "Only over here", "Only over there");
        standoffs.ask(twin, key, "priority", "High", "Low");
        List<Standoff> asked =
                List.copyOf(standoffs.of(twin.connection(), twin.id()).values());
        inspector.look("errors-asked", "/errors");
        inspector.look("error-asked", "/errors/" + asked.get(0).fault());
        asked.forEach(each -> standoffs.end(each, "test"));
    }

    /** What programs read is what people read, and nobody reads it without a token. */
    private void metricsTellWhatTheQueueTells() {
        assertThat(metrics("none").statusCode()).isEqualTo(401);
        String token = here.bean(ApiTokens.class).make("monitoring", 1);
        Eventually.holds("metrics and queue tell the same", () -> {
            Counts counts = here.bean(Queue.class).counts(null);
            String told = metrics(token).body();
            return told.contains("syncline_queue_accepted_total " + (double) counts.accepted())
                    && told.contains("syncline_queue_parked " + (double) counts.parked())
                    && told.contains("syncline_queue_done_total " + (double) counts.done());
        });
    }

    private HttpResponse<String> metrics(String token) {
        HttpRequest request = HttpRequest.newBuilder(here.address().resolve("/actuator/prometheus"))
                .header("Authorization", "Bearer " + token)
                .build();
        try {
            return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private List<Twin> pairs(String key) {
        return here.bean(Twins.class).called(key, 2);
    }

    private void exalateThere(String key) {
        Connection side = there.bean(Connections.class).active().get(0);
        ItemRef item = there.bean(LocalTracker.class)
                .connector()
                .findByKey("ticket", key)
                .orElseThrow()
                .ref();
        there.bean(Changes.class).exalate(side.id(), item);
    }
}
