package dev.syncline.transport;

import dev.syncline.connection.Connection;
import dev.syncline.fault.FreeSpace;
import dev.syncline.queue.CrashPoint;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;

/** Takes envelopes of other nodes: bounded, verified, kept, and only then signed for. */
@RestController
class EnvelopeController {

    private final PeerRequests requests;
    private final Inbox inbox;
    private final Peers peers;
    private final BatchCheck check;
    private final FreeSpace space;
    private final LivesOfCalls lives;

    EnvelopeController(
            PeerRequests requests, Inbox inbox, Peers peers, BatchCheck check, FreeSpace space, LivesOfCalls lives) {
        this.lives = lives;
        this.requests = requests;
        this.check = check;
        this.inbox = inbox;
        this.peers = peers;
        this.space = space;
    }

    @PostMapping(EnvelopeCall.PATH)
    ResponseEntity<byte[]> receive(HttpServletRequest request) throws IOException {
        byte[] body = PeerRequests.body(request, Wire.LIMIT);
        PeerRequests.Call call = requests.verify(request, body);
        ResponseEntity<byte[]> refusal = refusal(call, request);
        return refusal == null ? answer(call, body) : refusal;
    }

    private @Nullable ResponseEntity<byte[]> refusal(PeerRequests.Call call, HttpServletRequest request) {
        if (call.connection().status() == Connection.Status.PENDING) {
            return requests.sentence(
                    call, HttpStatus.FORBIDDEN, "This connection is not confirmed on this side yet. Try again later.");
        }
        return lives.refusal(call, request);
    }

    private ResponseEntity<byte[]> answer(PeerRequests.Call call, byte[] body) {
        List<Message> messages = messages(body);
        if (messages == null) {
            return requests.sentence(call, HttpStatus.BAD_REQUEST, "This is not a batch of envelopes this node knows.");
        }
        String flaw = check.flaw(messages);
        if (flaw != null) {
            return requests.sentence(call, HttpStatus.BAD_REQUEST, flaw);
        }
        if (!messages.isEmpty() && space.isShort()) {
            return requests.sentence(
                    call,
                    HttpStatus.INSUFFICIENT_STORAGE,
                    "The disk of this node is nearly full; it takes nothing new until its administrator made room.");
        }
        CrashPoint.hit("transport.receive.beforeCommit");
        List<Message.Answer> answers = inbox.keep(call.connection().id(), messages);
        CrashPoint.hit("transport.receive.afterCommit");
        if (messages.isEmpty()) {
            peers.greeted(call.connection());
        } else {
            peers.alive(call.connection());
        }
        boolean altered = answers.stream().anyMatch(answer -> answer.state() == Message.State.ALTERED);
        return requests.answer(call, altered ? HttpStatus.CONFLICT : HttpStatus.OK, new Message.Answers(answers));
    }

    /** Null when nobody here understands it. */
    private static @Nullable List<Message> messages(byte[] body) {
        try {
            Message.Batch batch = Wire.read(body, Message.Batch.class);
            return batch == null ? null : batch.envelopes();
        } catch (JacksonException e) {
            return null;
        }
    }

    @ExceptionHandler
    ResponseEntity<byte[]> refused(PeerRequests.Refused refused) {
        return refused.answer();
    }
}
