package dev.syncline.salesforce.pubsub;

import dev.syncline.outbound.AddressRefused;
import io.grpc.Metadata;
import io.grpc.Status;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Why the Pub/Sub API did not do what it was asked; the message is for the administrators of both sides. */
public final class PubSubFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final Metadata.Key<String> CODE = Metadata.Key.of("error-code", Metadata.ASCII_STRING_MARSHALLER);
    private static final int LONGEST = 300;

    private final Kind kind;

    /** What to do about it. */
    public enum Kind {
        /** The token is not taken any more. */
        SESSION_ENDED,
        /** What the stream was to begin behind is unknown, or older than 72 hours. */
        PLACE_LOST,
        /** An answer was larger than anything this node takes. */
        TOO_LARGE,
        /** The topic is not there for the acting user. */
        NO_TOPIC,
        /** The address may not be called. */
        REFUSED,
        /** Who answers could not show to be who was called. */
        UNTRUSTED,
        /** Nobody answered. */
        NO_ANSWER,
        /** Anything else; later it may go better. */
        AGAIN
    }

    private PubSubFailure(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    /**
     * Reads a status and the code that Salesforce adds to it.
     *
     * @see <a href="https://developer.salesforce.com/docs/platform/pub-sub-api/guide/handling-errors.html">Errors</a>
     */
    static PubSubFailure of(URI address, Pass pass, Throwable thrown) {
        Status status = Status.fromThrowable(thrown);
        Metadata trailers = Status.trailersFromThrowable(thrown);
        String code = trailers == null ? null : trailers.get(CODE);
        AddressRefused refused = refused(thrown);
        if (refused != null) {
            return new PubSubFailure(Kind.REFUSED, String.valueOf(refused.getMessage()), thrown);
        }
        if (CertificateTrouble.isIn(thrown)) {
            return new PubSubFailure(Kind.UNTRUSTED, CertificateTrouble.sentence(address, thrown), thrown);
        }
        Kind kind = kind(status, code);
        String said = plain(kind == Kind.NO_ANSWER ? innermost(status) : status.getDescription(), pass);
        String sentence = kind == Kind.NO_ANSWER
                ? "%s could not be reached".formatted(address.getAuthority())
                : "%s answered %s".formatted(address.getAuthority(), status.getCode());
        return new PubSubFailure(kind, sentence + (said.isEmpty() ? "." : ": " + said + "."), thrown);
    }

    private static Kind kind(Status status, @Nullable String code) {
        if (code != null && code.toLowerCase(Locale.ROOT).contains("replayid")) {
            return Kind.PLACE_LOST;
        }
        return switch (status.getCode()) {
            case UNAUTHENTICATED -> Kind.SESSION_ENDED;
            case NOT_FOUND, PERMISSION_DENIED, INVALID_ARGUMENT -> Kind.NO_TOPIC;
            case RESOURCE_EXHAUSTED -> isTooLarge(status, code) ? Kind.TOO_LARGE : Kind.AGAIN;
            case UNAVAILABLE, DEADLINE_EXCEEDED -> code == null ? Kind.NO_ANSWER : Kind.AGAIN;
            default -> Kind.AGAIN;
        };
    }

    /** Salesforce names its own limits by a code, and the connection has limits of its own; this one is ours. */
    private static boolean isTooLarge(Status status, @Nullable String code) {
        return code == null && String.valueOf(status.getDescription()).contains("exceeds maximum size");
    }

    /** What went wrong in the end, such as a certificate; gRPC itself says "io exception". */
    private static @Nullable String innermost(Status status) {
        String said = status.getDescription();
        for (Throwable cause = status.getCause(); cause != null; cause = cause.getCause()) {
            said = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        }
        return said;
    }

    private static @Nullable AddressRefused refused(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof AddressRefused refused) {
                return refused;
            }
        }
        return null;
    }

    /** One line of a length to show, without the token should anybody have put it there. */
    private static String plain(@Nullable String text, Pass pass) {
        String line = text == null
                ? ""
                : text.replace(pass.token(), "...")
                        .replaceAll("[\\s\\p{Cntrl}]+", " ")
                        .replaceAll("00D\\w{12,15}!\\S+", "...");
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "..." : line.replaceFirst("\\.$", "");
    }
}
