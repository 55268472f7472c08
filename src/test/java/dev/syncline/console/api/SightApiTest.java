package dev.syncline.console.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import dev.syncline.item.Counterpart;
import dev.syncline.item.FieldChanges;
import dev.syncline.item.ItemRef;
import dev.syncline.item.Replica;
import dev.syncline.item.SyncMessage;
import dev.syncline.queue.Lane;
import dev.syncline.queue.NewWork;
import dev.syncline.queue.Queue;
import dev.syncline.script.Direction;
import dev.syncline.transport.Envelopes;
import dev.syncline.twin.History;
import dev.syncline.twin.SyncContent;
import dev.syncline.twin.Twin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Programs see an item's timeline, what travels, and the part of the queue they ask for. */
class SightApiTest extends ApiCalls {

    @Autowired
    Queue queue;

    @Autowired
    Envelopes envelopes;

    @Autowired
    History history;

    @Test
    void tellsWhoChangedWhichFieldWhenThroughWhichRevisionOnWhichSide() {
        Twin twin = pair("ACME-1");
        ItemRef item = Objects.requireNonNull(twin.local());
        passed(twin, Direction.OUTGOING, "Printer", "Printer on fire");
        passed(twin, Direction.INCOMING, "Printer on fire", "Printer is out");
        String timeline = "/api/v1/items/ticket/" + item.id() + "/timeline";

        JsonNode newest = body(get(timeline + "?limit=1"), reader);
        JsonNode received = newest.get("items").get(0);
        assertThat(received.get("direction").asString()).isEqualTo("INCOMING");
        assertThat(received.get("side").asString()).isEqualTo("Globex");
        JsonNode sent = body(get(timeline + "?after=" + newest.get("next").asString()), reader)
                .get("items")
                .get(0);
        assertThat(sent.get("side").asString()).isEqualTo("Acme");
        assertThat(sent.get("revision").asLong()).isEqualTo(3);
        assertThat(sent.get("key").asString()).isEqualTo("ACME-1");
        JsonNode change = sent.get("changes").get(0);
        assertThat(change.get("field").asString()).isEqualTo("summary");
        assertThat(change.get("before").asString()).isEqualTo("Printer");
        assertThat(change.get("after").asString()).isEqualTo("Printer on fire");
    }

    @Test
    void refusesATimelineThatIsAskedForWronglyOrWithAnotherScope() {
        assertThat(status(get("/api/v1/items/ticket/1/timeline"), operator)).isEqualTo(403);
        assertThat(detail(get("/api/v1/items/ticket/1/timeline?after=x"), reader, 400))
                .startsWith("after is 'x'; it has to be a whole number");
        assertThat(detail(get("/api/v1/items/ticket/1/timeline?before=3"), reader, 400))
                .isEqualTo("'before' is no parameter of this address; it knows after, limit.");
    }

    @Test
    void showsWhatTravelsWithAChangeAndWhatOfItIsNew() {
        Twin twin = pair("ACME-1");
        long sent = send(twin, Map.of("summary", "Printer on fire"));

        JsonNode travels = body(get("/api/v1/queue/" + sent + "/replica"), reader);
        assertThat(travels.at("/replica/item/summary").asString()).isEqualTo("Printer on fire");
        assertThat(travels.get("first").asBoolean()).isTrue();
        assertThat(travels.get("changes").toString()).contains("summary", "Printer on fire");
        long without = put(twin, "ACME-1");
        assertThat(detail(get("/api/v1/queue/" + without + "/replica"), reader, 404))
                .isEqualTo("Change %d carries no replica: its rule has not run yet, or it is of another type."
                        .formatted(without));
        assertThat(status(get("/api/v1/queue/" + sent + "/replica"), operator)).isEqualTo(403);
    }

    @Test
    void findsTheChangesOfAnItemByWhatEitherSideCallsIt() {
        long first = put(pair("ACME-1"), "ACME-1");
        long second = put(pair("ACME-2"), "ACME-2");

        assertThat(numbers("&item=ACME-1")).containsExactly(first);
        assertThat(numbers("&remote=GLOBEX-ACME-2")).containsExactly(second);
        assertThat(numbers("&item=ACME-1&remote=GLOBEX-ACME-2")).isEmpty();
        assertThat(numbers("&tab=OUTGOING")).containsExactly(first, second);
        assertThat(numbers("&tab=INCOMING")).isEmpty();
    }

    @Test
    void goesThroughTheQueueInAnyOrderWithoutMissingOne() {
        Twin twin = pair("ACME-1");
        List<Long> put = List.of(put(twin, "ACME-3"), put(twin, "ACME-1"), put(twin, "ACME-2"));

        assertThat(numbers("&limit=2&sort=SUBJECT")).containsExactly(put.get(1), put.get(2), put.get(0));
        assertThat(numbers("&limit=2&sort=SUBJECT&down=true")).containsExactly(put.get(0), put.get(2), put.get(1));
        assertThat(numbers("&limit=2&down=true")).containsExactly(put.get(2), put.get(1), put.get(0));
        assertThat(numbers("&limit=2")).containsExactlyElementsOf(put);
    }

    @Test
    void showsTheChangesThatNameFiles() {
        Twin twin = pair("ACME-1");
        put(twin, "ACME-1");
        long named = send(twin, Map.of("attachments", List.of(Map.of("filename", "fire.png"))));

        assertThat(numbers("&tab=OUTGOING_FILES")).containsExactly(named);
        assertThat(numbers("&tab=INCOMING_FILES")).isEmpty();
        assertThat(body(get("/api/v1/queue/" + named + "/replica"), reader)
                        .get("files")
                        .get(0)
                        .asString())
                .isEqualTo("fire.png");
    }

    @Test
    void saysWhichOrderOrDirectionItDoesNotKnow() {
        assertThat(detail(get("/api/v1/queue?sort=age"), reader, 400))
                .isEqualTo("sort is 'age'; it has to be one of NUMBER, TYPE, TWIN, SUBJECT, CONNECTION, STATUS, TRIES,"
                        + " NEXT_TRY.");
        assertThat(detail(get("/api/v1/queue?tab=up"), reader, 400))
                .isEqualTo("tab is 'up'; it has to be one of ALL, OUTGOING, INCOMING, OUTGOING_FILES, INCOMING_FILES.");
        assertThat(detail(get("/api/v1/queue?down=perhaps"), reader, 400))
                .isEqualTo("down is 'perhaps'; it has to be true or false.");
        assertThat(detail(get("/api/v1/queue?tab=INCOMING_FILES&down=true"), reader, 400))
                .isEqualTo("tab is 'INCOMING_FILES'; then sort may only be 'NUMBER', and down 'false'.");
        assertThat(detail(get("/api/v1/queue?sort=TYPE&after=50001"), reader, 400))
                .startsWith("after is '50001'; in this order it may be at most 50000.");
    }

    /** The numbers of every change of the connection in the order of the pages. */
    private List<Long> numbers(String asked) {
        List<Long> numbers = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = body(get("/api/v1/queue?connection=" + connection + asked + after), reader);
            page.get("items").forEach(each -> numbers.add(each.get("id").asLong()));
            after = page.get("next").isNull()
                    ? ""
                    : "&after=" + page.get("next").asString();
        } while (!after.isEmpty());
        return numbers;
    }

    private long put(Twin twin, String subject) {
        return Objects.requireNonNull(together.execute(status -> queue.put(new NewWork(
                "nobody.handles.this", new Lane(connection + ":" + twin.id()), connection.value(), subject, "{}"))));
    }

    private long send(Twin twin, Map<String, Object> hub) {
        String body = new SyncMessage(new Counterpart("1", "ACME-1", "", ""), new Replica(Map.copyOf(hub))).toBody();
        together.executeWithoutResult(
                status -> envelopes.send(connection, twin.id().value(), SyncMessage.KIND, "ACME-1", body));
        return numbers("&sort=NUMBER&down=true").get(0);
    }

    private void passed(Twin twin, Direction direction, String before, String after) {
        Replica was = new Replica(Map.of("summary", before));
        Replica is = new Replica(Map.of("summary", after));
        SyncContent content = new SyncContent("ticket", null, is, was, List.of(), FieldChanges.between(was, is));
        together.executeWithoutResult(status -> history.add(
                new History.Passed(connection, twin.id(), direction, 3, twin.local(), "GLOBEX-1", content, List.of())));
    }
}
