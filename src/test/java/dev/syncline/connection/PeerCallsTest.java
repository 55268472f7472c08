package dev.syncline.connection;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.mock;

import dev.syncline.outbound.Answer;
import dev.syncline.outbound.Outbound;
import dev.syncline.signing.SignatureRefused;
import dev.syncline.signing.Signatures;
import dev.syncline.testing.Keys;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

/** An answer about a connection that cannot be believed says why, as far as it can be told. */
class PeerCallsTest {

    private final Outbound outbound = mock(Outbound.class);
    private final Signatures signatures = mock(Signatures.class);
    private final PeerCalls calls = new PeerCalls(outbound, signatures);

    @BeforeEach
    void anUnsignedRefusal() {
        given(signatures.signRequest(any(), any(), any(), any(), any(), any())).willReturn(new HttpHeaders());
        given(outbound.ask(any(), any(), any(), any())).willReturn(new Answer(401, new HttpHeaders(), new byte[0]));
        willThrow(new SignatureRefused("Signature is missing."))
                .given(signatures)
                .verifyAnswer(anyInt(), any(), any(), any(), any());
    }

    @Test
    void clocksThatDifferAreNamed() {
        given(signatures.clocksApart(any())).willReturn(Optional.of("The clocks of the two nodes differ by 2 hours."));
        assertThatThrownBy(this::ask)
                .isInstanceOf(ClocksApart.class)
                .hasMessage("The clocks of the two nodes differ by 2 hours.");
    }

    @Test
    void anythingElseIsAnswersOfSomebodyElse() {
        given(signatures.clocksApart(any())).willReturn(Optional.empty());
        assertThatThrownBy(this::ask)
                .isInstanceOf(SignatureRefused.class)
                .isNotInstanceOf(ClocksApart.class)
                .hasMessage("Signature is missing.");
    }

    private void ask() {
        calls.ask(
                HttpMethod.GET,
                URI.create("https://globex.example.com/"),
                null,
                new PeerCalls.Between("-", Keys.fresh().key(), Keys.fresh().key()));
    }
}
