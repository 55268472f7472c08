package dev.syncline.console.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import dev.syncline.fault.Fault;
import dev.syncline.fault.Faults;
import dev.syncline.fault.NewFault;
import dev.syncline.queue.Lane;
import dev.syncline.queue.NewWork;
import dev.syncline.queue.Queue;
import dev.syncline.queue.QueuedWork;
import dev.syncline.twin.Standoff;
import dev.syncline.twin.Standoffs;
import dev.syncline.twin.Twin;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Programs deal with errors as people do on the Errors page. */
class ErrorApiTest extends ApiCalls {

    @Autowired
    Faults faults;

    @Autowired
    Standoffs standoffs;

    @Autowired
    Queue queue;

    @Test
    void retriesEverythingThatFailedForTheSameCause() {
        long first = parked();
        long second = parked();
        Fault fault = fault("ACME-1", first);
        fault("ACME-2", second);

        JsonNode retried = body(post(error(fault) + "/retry-alike"), operator);

        assertThat(retried.get("changes").asInt()).isEqualTo(2);
        assertThat(queue.find(first).map(QueuedWork::state)).contains(QueuedWork.State.QUEUED);
        assertThat(queue.find(second).map(QueuedWork::state)).contains(QueuedWork.State.QUEUED);
        assertThat(lastDeed().who()).isEqualTo("API token operator");
        assertThat(lastDeed().what()).isEqualTo("retried 2 changes after errors of one kind");
        assertThat(lastDeed().subject()).isEqualTo("ACME-1");
    }

    @Test
    void saysThatNothingIsParkedForAnError() {
        Fault fault = fault("ACME-1", null);
        assertThat(detail(post(error(fault) + "/retry-alike"), operator, 409))
                .isEqualTo("No change is parked for this error: there is nothing to retry.");
        assertThat(detail(post("/api/v1/errors/" + UUID.randomUUID() + "/retry-alike"), operator, 404))
                .isEqualTo("There is no such error.");
    }

    @Test
    void showsWhatIsToBeDecidedAndTakesTheDecision() {
        Twin twin = pair("ACME-1");
        together.executeWithoutResult(status -> standoffs.ask(twin, "ACME-1", "priority", "High", "Low"));
        Standoff standoff =
                Objects.requireNonNull(standoffs.of(connection, twin.id()).get("priority"));
        String error = "/api/v1/errors/" + standoff.fault();

        JsonNode question = body(get(error), reader).get("question");
        assertThat(question.get("kind").asString()).isEqualTo("ASKED");
        assertThat(question.get("field").asString()).isEqualTo("priority");
        assertThat(question.get("ours").asString()).isEqualTo("High");
        assertThat(question.get("theirs").asString()).isEqualTo("Low");
        assertThat(body(get("/api/v1/errors?connection=" + connection), reader)
                        .at("/items/0/question/theirs")
                        .asString())
                .isEqualTo("Low");

        assertThat(status(post(error + "/decide?choice=TAKE_THEIRS"), operator)).isEqualTo(202);
        assertThat(lastDeed().what()).isEqualTo("took the other side's value of “priority”");
        assertThat(queue.page(connection.value(), 0, 10))
                .extracting(each -> each.work().kind())
                .contains("standoff.decided");
    }

    @Test
    void refusesADecisionThatDoesNotFit() {
        Twin twin = pair("ACME-1");
        together.executeWithoutResult(status -> standoffs.ask(twin, "ACME-1", "priority", "High", "Low"));
        String error = "/api/v1/errors/"
                + Objects.requireNonNull(standoffs.of(connection, twin.id()).get("priority"))
                        .fault();

        assertThat(detail(post(error + "/decide?choice=OURS"), operator, 400))
                .isEqualTo("choice is 'OURS'; it has to be one of KEEP_OURS, TAKE_THEIRS, RETRY.");
        assertThat(detail(post(error + "/decide?choice=RETRY"), operator, 422))
                .isEqualTo("choice is 'RETRY'; what is to be decided about “priority” is KEEP_OURS or TAKE_THEIRS.");
        assertThat(detail(post(error + "/decide"), operator, 400)).isEqualTo("choice is missing.");
        assertThat(detail(post(error(fault("ACME-2", null)) + "/decide?choice=RETRY"), operator, 409))
                .startsWith("There is nothing to decide about this error");
        assertThat(status(post(error + "/resolve"), operator)).isEqualTo(409);
    }

    @Test
    void marksAnErrorAsDealtWith() {
        Fault fault = fault("ACME-1", null);

        assertThat(status(post(error(fault) + "/resolve"), operator)).isEqualTo(204);

        assertThat(faults.open(connection, null, 10)).isEmpty();
        assertThat(lastDeed().what()).isEqualTo("marked an error as dealt with");
        assertThat(detail(post(error(fault("ACME-2", parked())) + "/resolve"), operator, 409))
                .isEqualTo("A change is parked for this error: retry it, or skip it with a reason.");
    }

    @Test
    void letsOnlyTokensThatOperateDealWithErrors() {
        Fault fault = fault("ACME-1", null);
        for (String deed : new String[] {"retry-alike", "decide?choice=RETRY", "resolve", "skip?reason=old"}) {
            assertThat(status(post(error(fault) + "/" + deed), reader)).as(deed).isEqualTo(403);
            assertThat(status(post(error(fault) + "/" + deed), administrator))
                    .as(deed)
                    .isEqualTo(403);
        }
    }

    private static String error(Fault fault) {
        return "/api/v1/errors/" + fault.id();
    }

    private Fault fault(String item, @Nullable Long work) {
        return faults.report(new NewFault(
                Fault.Level.ITEM, connection, item, "No such status.", "incoming", 3, "Correct the rule.", work));
    }

    private long parked() {
        return Objects.requireNonNull(together.execute(status -> {
            long work = queue.put(new NewWork(
                    "nobody.handles.this", new Lane("api:" + UUID.randomUUID()), connection.value(), "ACME-1", "{}"));
            queue.park(work, "No such status.");
            return work;
        }));
    }
}
