package dev.syncline.transport;

import dev.syncline.connection.Connection;
import dev.syncline.connection.ControlCalls;
import dev.syncline.fault.Fault;
import dev.syncline.fault.Faults;
import dev.syncline.fault.NewFault;
import dev.syncline.queue.CrashPoint;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;
import tools.jackson.core.JacksonException;

/** Where a side that cannot be called fetches what waits for it, and signs for what it fetched before. */
@RestController
class WaitingController {

    private static final int LARGEST = 64 * 1024;
    private static final int FLAW = 500;

    private final PeerRequests requests;
    private final ControlCalls calls;
    private final HandOut handOut;
    private final Pickups pickups;
    private final WantedFiles files;
    private final Callers callers;
    private final Peers peers;
    private final Faults faults;
    private final LivesOfCalls lives;
    private final Duration wait;

    WaitingController(
            PeerRequests requests,
            ControlCalls calls,
            HandOut handOut,
            Pickups pickups,
            WantedFiles files,
            Callers callers,
            Peers peers,
            Faults faults,
            LivesOfCalls lives,
            PrivateSettings settings) {
        this.lives = lives;
        this.requests = requests;
        this.calls = calls;
        this.handOut = handOut;
        this.pickups = pickups;
        this.files = files;
        this.callers = callers;
        this.peers = peers;
        this.faults = faults;
        this.wait = settings.patience();
    }

    @PostMapping(Waiting.PATH)
    DeferredResult<ResponseEntity<byte[]>> ask(HttpServletRequest request) throws IOException {
        byte[] body = PeerRequests.body(request, LARGEST);
        PeerRequests.Call call = requests.verify(request, body);
        ResponseEntity<byte[]> refusal = refusal(call);
        refusal = refusal == null ? lives.refusal(call, request) : refusal;
        if (refusal != null) {
            return at(refusal);
        }
        Waiting.Question question = question(body);
        if (question == null) {
            return at(requests.sentence(call, HttpStatus.BAD_REQUEST, "This is not a question this node understands."));
        }
        take(call.connection(), question);
        return say(call, question);
    }

    /** A question that is repeated by somebody on the way is not answered again: the answer is not for him. */
    private @Nullable ResponseEntity<byte[]> refusal(PeerRequests.Call call) {
        if (!calls.isFirst(call.request())) {
            return requests.sentence(call, HttpStatus.CONFLICT, "This call was taken before.");
        }
        if (call.connection().status() == Connection.Status.PENDING) {
            return requests.sentence(
                    call, HttpStatus.FORBIDDEN, "This connection is not confirmed on this side yet. Try again later.");
        }
        if (!call.connection().isFetchedFrom()) {
            return requests.sentence(
                    call, HttpStatus.CONFLICT, "This node calls the other side itself; nothing is to be fetched here.");
        }
        return pickups.isRunning()
                ? null
                : requests.sentence(call, HttpStatus.SERVICE_UNAVAILABLE, "This node is being shut down.");
    }

    private void take(Connection connection, Waiting.Question question) {
        if (!question.kept().isEmpty()) {
            handOut.settle(connection.id(), question.kept());
            CrashPoint.hit("transport.fetched.afterCommit");
        }
        handOut.reconsider(connection.id());
        question.missing().forEach(missing -> files.isMissing(connection.id(), missing));
        if (callers.called(connection.id())) {
            peers.isSilent(connection.id());
        }
        if (question.kept().isEmpty()) {
            peers.answered(connection);
        } else {
            peers.alive(connection);
        }
        if (question.flaw().isEmpty()) {
            peers.over(connection);
        } else {
            peers.isSilent(connection.id());
            faults.report(refused(connection, question.flaw()));
        }
    }

    private DeferredResult<ResponseEntity<byte[]>> say(PeerRequests.Call call, Waiting.Question question) {
        Waiting.Handed now = handOut.next(call.connection(), question.bringing());
        long seconds = Math.min(question.seconds(), wait.toSeconds());
        if (!now.isNothing() || seconds <= 0) {
            return at(requests.answer(call, HttpStatus.OK, now));
        }
        DeferredResult<ResponseEntity<byte[]>> answer =
                new DeferredResult<>(Duration.ofSeconds(seconds).toMillis());
        Pickups.Reply reply = handed -> answer.setResult(requests.answer(call, HttpStatus.OK, handed));
        answer.onTimeout(() -> pickups.giveUp(call.connection().id(), reply));
        answer.onError(gone -> pickups.giveUp(call.connection().id(), reply));
        pickups.await(call.connection().id(), question.bringing(), reply);
        return answer;
    }

    private static DeferredResult<ResponseEntity<byte[]>> at(ResponseEntity<byte[]> once) {
        DeferredResult<ResponseEntity<byte[]>> answer = new DeferredResult<>();
        answer.setResult(once);
        return answer;
    }

    private static NewFault refused(Connection connection, String flaw) {
        return new NewFault(
                Fault.Level.CONNECTION,
                connection.id(),
                Peers.OTHER_NODE,
                "The other node of '" + connection.name() + "' takes nothing: "
                        + (flaw.length() > FLAW ? flaw.substring(0, FLAW) : flaw),
                null,
                0,
                "Nothing is lost: changes wait. The sentence names what stands in the way.",
                null);
    }

    /** Null when nobody here understands it. */
    private static Waiting.@Nullable Question question(byte[] body) {
        try {
            Waiting.Question question = Wire.read(body, Waiting.Question.class);
            boolean whole = question != null
                    && noneIsNull(question.kept())
                    && noneIsNull(question.bringing())
                    && noneIsNull(question.missing());
            return whole ? question : null;
        } catch (JacksonException e) {
            return null;
        }
    }

    private static boolean noneIsNull(List<? extends @Nullable Object> list) {
        return list.stream().allMatch(each -> each != null);
    }

    @ExceptionHandler
    ResponseEntity<byte[]> refused(PeerRequests.Refused refused) {
        return refused.answer();
    }
}
