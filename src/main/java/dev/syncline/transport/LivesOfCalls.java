package dev.syncline.transport;

import dev.syncline.connection.Connection;
import dev.syncline.connection.Life;
import dev.syncline.connection.Lives;
import dev.syncline.outbound.Answer;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/** What calls say of the life this node is in, so that of two copies of a node only one is followed. */
@Component
class LivesOfCalls {

    /** Status of the answer to a copy that is not followed. */
    private static final HttpStatus STATUS = HttpStatus.PRECONDITION_FAILED;

    private final Lives lives;
    private final PeerRequests requests;

    LivesOfCalls(Lives lives, PeerRequests requests) {
        this.lives = lives;
        this.requests = requests;
    }

    /** The number of the life that the other side of the speaker is known to be in, as JSON. */
    record Known(long number) {}

    Optional<Life> of(Connection connection) {
        return lives.of(connection.id());
    }

    /**
     * Learns from an answer that is believed whether the other side follows this node.
     *
     * @throws SaidAnew when the call is to be made again
     * @throws NotTaken when another copy is followed
     */
    void heard(Connection connection, Optional<Life> said, Answer answer) {
        Known known = answer.status() == STATUS.value() ? known(answer.body()) : null;
        if (said.isEmpty()) {
            return;
        }
        if (known == null) {
            lives.taken(connection.id(), said.get());
        } else if (lives.goesOn(connection.id(), said.get(), known.number())) {
            throw new SaidAnew();
        } else {
            throw NotTaken.ofThisConnection("The other side follows another copy of this node.");
        }
    }

    private static @Nullable Known known(byte[] body) {
        try {
            return Wire.read(body, Known.class);
        } catch (JacksonException e) {
            return null;
        }
    }

    /** The answer to a call of a copy that is not followed; null for every other call. */
    @Nullable
    ResponseEntity<byte[]> refusal(PeerRequests.Call call, HttpServletRequest request) {
        OptionalLong known = lives.refusal(call.connection().id(), request.getParameter(Life.PARAMETER));
        return known.isEmpty() ? null : requests.answer(call, STATUS, new Known(known.getAsLong()));
    }
}
