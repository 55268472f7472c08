package dev.syncline.connector.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** A bearer token that is fetched when it is needed, kept while it lasts, and fetched again when it is refused. */
public final class RenewedToken implements Credentials {

    private static final Duration EARLY = Duration.ofMinutes(1);

    private final Supplier<Token> source;
    private final Clock clock;
    private @Nullable Token current;

    /** A token; expires is null where the tracker does not say. */
    public record Token(String value, @Nullable Instant expires) {

        @Override
        public String toString() {
            return "Token[expires=" + expires + "]";
        }
    }

    /** Fetched from a source that may throw a {@link dev.syncline.connector.TrackerFailure}. */
    public RenewedToken(Supplier<Token> source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    @Override
    public void apply(HttpHeaders headers) {
        headers.setBearerAuth(value());
    }

    /** The token as it is good now; only one thread fetches it. */
    public synchronized String value() {
        Token token = current;
        if (token == null || isOver(token)) {
            token = source.get();
            current = token;
        }
        return token.value();
    }

    /** Another thread that was refused at the same time finds the new one. */
    @Override
    public synchronized boolean renew(HttpHeaders refused) {
        Token token = current;
        if (token != null && ("Bearer " + token.value()).equals(refused.getFirst(HttpHeaders.AUTHORIZATION))) {
            current = null;
        }
        value();
        return true;
    }

    private boolean isOver(Token token) {
        return token.expires() != null && clock.instant().plus(EARLY).isAfter(token.expires());
    }
}
