package dev.syncline.salesforce.pubsub;

import com.google.protobuf.ByteString;
import io.grpc.StatusException;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One topic, listened to until it is closed: whatever ends the stream, another one begins behind the place kept last.
 *
 * <p>An ended session is renewed once and at once, a place that is not known any more is given up, and everything else is
 * tried again in growing gaps.
 */
public final class Subscription implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Subscription.class);

    private final PubSubLine line;
    private final String topic;
    private final Ear ear;
    private final ScheduledExecutorService timer;
    private final EventReader reader;
    private final Gaps gaps = new Gaps();
    private @Nullable EventStream current;
    private boolean renewed;
    private boolean closed;
    private String told = "";

    /** Who wants to know; whatever it throws ends the stream, and another one begins behind the place kept last. */
    public interface Ear {

        /** Behind which event to begin; null for what happens from now on. */
        @Nullable
        ByteString place();

        /**
         * Keeps what was heard, and the place behind it, before it returns.
         *
         * @param unreadable whether there were events among it that could not be read
         */
        void heard(List<ChangeHeader> events, boolean unreadable, ByteString place);

        /** The place is not known any more, or what follows it cannot be taken: what happened since is for others to find. */
        void lost();
    }

    /**
     * Begins to listen; returns at once.
     *
     * @param timer for waiting; it may be held while a session is had
     */
    public Subscription(PubSubLine line, String topic, Ear ear, ScheduledExecutorService timer) {
        this.line = line;
        this.topic = topic;
        this.ear = ear;
        this.timer = timer;
        this.reader = new EventReader(line);
        after(Duration.ZERO);
    }

    @Override
    public synchronized void close() {
        closed = true;
        EventStream stream = current;
        current = null;
        if (stream != null) {
            stream.cancel();
        }
    }

    private void open() {
        try {
            Pass pass = line.passes().pass();
            EventStream stream = new EventStream(topic, pass, ear.place(), reader, new Current(), timer);
            synchronized (this) {
                if (closed) {
                    return;
                }
                current = stream;
            }
            line.subscribe(pass, stream);
        } catch (RuntimeException notNow) {
            later(notNow, gaps.next(notNow));
        }
    }

    private void after(Duration gap) {
        try {
            timer.schedule(this::open, gap.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("{} is not listened to any more.", topic);
        }
    }

    private void later(Throwable why, Duration gap) {
        tell(String.valueOf(why.getMessage()));
        after(gap);
    }

    /** Every reason once, until something is heard again. */
    private synchronized void tell(String why) {
        if (!closed && !why.equals(told)) {
            told = why;
            LOG.warn("{} is not listened to at the moment; polling goes on, and this is tried again. {}", topic, why);
        }
    }

    private synchronized void isFine() {
        gaps.reset();
        renewed = false;
        if (!told.isEmpty()) {
            told = "";
            LOG.info("{} is listened to again.", topic);
        }
    }

    /** Whatever happens here, another attempt follows. */
    private void again(EventStream stream, @Nullable Throwable why) {
        try {
            if (why == null) {
                after(gaps.next());
            } else if (why instanceof EventStream.TooSilent) {
                line.reconnect();
                later(why, gaps.next());
            } else if (why instanceof PubSubFailure failure) {
                again(stream, failure);
            } else if (why instanceof StatusRuntimeException || why instanceof StatusException) {
                again(stream, line.failure(why, stream.pass()));
            } else {
                later(why, gaps.next(why));
            }
        } catch (RuntimeException notNow) {
            later(notNow, gaps.next(notNow));
        }
    }

    private void again(EventStream stream, PubSubFailure failure) {
        switch (failure.kind()) {
            case SESSION_ENDED -> sessionEnded(failure, stream.pass());
            case PLACE_LOST, TOO_LARGE -> placeLost(failure, stream.hadPlace());
            case NO_TOPIC, REFUSED, UNTRUSTED -> later(failure, Gaps.longest());
            case NO_ANSWER, AGAIN -> later(failure, gaps.next());
        }
    }

    private void sessionEnded(PubSubFailure failure, Pass pass) {
        if (renewed) {
            later(failure, gaps.next());
            return;
        }
        renewed = true;
        line.passes().renew(pass);
        after(Duration.ZERO);
    }

    /** At once where a place was too old, which happens once; in a gap where the next answer may be too large again. */
    private void placeLost(PubSubFailure failure, boolean hadPlace) {
        LOG.warn(
                "{} cannot go on where it was; it is listened to from now on, and polling covers what was before. {}",
                topic,
                failure.getMessage());
        ear.lost();
        after(hadPlace && failure.kind() == PubSubFailure.Kind.PLACE_LOST ? Duration.ZERO : gaps.next());
    }

    /** What the stream that counts says; the others are not listened to. */
    private final class Current implements EventStream.Owner {

        @Override
        public boolean counts(EventStream stream) {
            synchronized (Subscription.this) {
                return current == stream;
            }
        }

        @Override
        public void heard(List<ChangeHeader> events, boolean unreadable, ByteString behind) {
            ear.heard(events, unreadable, behind);
            isFine();
        }

        @Override
        public void ended(EventStream stream, @Nullable Throwable why) {
            synchronized (Subscription.this) {
                if (closed || current != stream) {
                    return;
                }
                current = null;
            }
            again(stream, why);
        }
    }
}
