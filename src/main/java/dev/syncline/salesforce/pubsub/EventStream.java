package dev.syncline.salesforce.pubsub;

import com.google.protobuf.ByteString;
import dev.syncline.salesforce.eventbus.ConsumerEvent;
import dev.syncline.salesforce.eventbus.FetchRequest;
import dev.syncline.salesforce.eventbus.FetchResponse;
import dev.syncline.salesforce.eventbus.ReplayPreset;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One call that brings the events of a topic until it ends, which it does once. */
final class EventStream implements ClientResponseObserver<FetchRequest, FetchResponse> {

    private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);
    /** As many as Salesforce lets one ask for. */
    private static final int OUTSTANDING = 100;
    /** A connection is given up somewhat sooner, which tells why. */
    static final Duration LONGEST_SILENCE = PubSubLine.LONGEST_SILENCE.plusMinutes(1);

    private final String topic;
    private final Pass pass;
    private final @Nullable ByteString place;
    private final EventReader reader;
    private final Owner owner;
    private final ScheduledExecutorService timer;
    private @Nullable ClientCallStreamObserver<FetchRequest> requests;
    private @Nullable Future<?> silence;
    private boolean asked;

    /** Nothing came, not even what keeps a stream alive. */
    static final class TooSilent extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TooSilent() {
            super("Nothing was heard for %d minutes.".formatted(LONGEST_SILENCE.toMinutes()));
        }
    }

    /** Whose stream it is. */
    interface Owner {

        /** Whether this is still the stream that counts. */
        boolean counts(EventStream stream);

        /** Keeps what was heard before it returns; what it throws ends the stream. */
        void heard(List<ChangeHeader> events, boolean unreadable, ByteString behind);

        /** The stream is over; why is null when the other end hung up in an orderly way. */
        void ended(EventStream stream, @Nullable Throwable why);
    }

    EventStream(
            String topic,
            Pass pass,
            @Nullable ByteString place,
            EventReader reader,
            Owner owner,
            ScheduledExecutorService timer) {
        this.topic = topic;
        this.pass = pass;
        this.place = place;
        this.reader = reader;
        this.owner = owner;
        this.timer = timer;
    }

    Pass pass() {
        return pass;
    }

    boolean hadPlace() {
        return place != null;
    }

    @Override
    public void beforeStart(ClientCallStreamObserver<FetchRequest> stream) {
        requests = stream;
        stream.setOnReadyHandler(this::begin);
        // From now on, and not only once somebody answers: nobody may.
        watch();
    }

    /** Only once the stream is there, so that nothing is sent into one that is not. */
    private synchronized void begin() {
        if (asked) {
            return;
        }
        asked = true;
        FetchRequest.Builder request =
                FetchRequest.newBuilder().setTopicName(topic).setNumRequested(OUTSTANDING);
        send(
                place == null
                        ? request.setReplayPreset(ReplayPreset.LATEST).build()
                        : request.setReplayPreset(ReplayPreset.CUSTOM)
                                .setReplayId(place)
                                .build());
        watch();
    }

    @Override
    public void onNext(FetchResponse answer) {
        watch();
        if (!owner.counts(this)) {
            return;
        }
        try {
            take(answer);
        } catch (RuntimeException notKept) {
            cancel();
            owner.ended(this, notKept);
            return;
        }
        // As many as were taken, and only now: never more than 100 are on their way.
        if (answer.getEventsCount() > 0 && owner.counts(this)) {
            send(FetchRequest.newBuilder()
                    .setTopicName(topic)
                    .setNumRequested(answer.getEventsCount())
                    .build());
        }
    }

    private void take(FetchResponse answer) {
        List<ChangeHeader> headers = new ArrayList<>();
        String unreadable = "";
        ByteString behind = answer.getLatestReplayId();
        for (ConsumerEvent event : answer.getEventsList()) {
            try {
                headers.add(reader.read(event.getEvent()));
            } catch (UnreadableEvent why) {
                unreadable = String.valueOf(why.getMessage());
            }
            behind = event.getReplayId();
        }
        if (!unreadable.isEmpty()) {
            LOG.warn(
                    "An event of {} could not be read and led to nothing; polling finds what it was about. {}",
                    topic,
                    unreadable);
        }
        owner.heard(headers, !unreadable.isEmpty(), behind);
    }

    @Override
    public void onError(Throwable thrown) {
        unwatch();
        owner.ended(this, thrown);
    }

    @Override
    public void onCompleted() {
        unwatch();
        owner.ended(this, null);
    }

    void cancel() {
        unwatch();
        ClientCallStreamObserver<FetchRequest> stream = requests;
        if (stream != null) {
            stream.cancel("Not listening any more.", null);
        }
    }

    private synchronized void send(FetchRequest request) {
        ClientCallStreamObserver<FetchRequest> stream = requests;
        if (stream == null) {
            return;
        }
        try {
            stream.onNext(request);
        } catch (IllegalStateException overMeanwhile) {
            LOG.debug("The stream of {} ended while more was asked for.", topic, overMeanwhile);
        }
    }

    /** A stream that says nothing for longer than it may is dead, whatever the network thinks of it. */
    private synchronized void watch() {
        unwatch();
        try {
            silence = timer.schedule(this::tooSilent, LONGEST_SILENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("{} is not listened to any more.", topic);
        }
    }

    /** Told before the call is ended, whose own end would tell nothing. */
    private void tooSilent() {
        owner.ended(this, new TooSilent());
        cancel();
    }

    private synchronized void unwatch() {
        Future<?> before = silence;
        if (before != null) {
            before.cancel(false);
        }
    }
}
