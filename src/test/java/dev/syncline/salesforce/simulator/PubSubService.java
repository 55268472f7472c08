package dev.syncline.salesforce.simulator;

import dev.syncline.salesforce.eventbus.FetchRequest;
import dev.syncline.salesforce.eventbus.FetchResponse;
import dev.syncline.salesforce.eventbus.PubSubGrpc;
import dev.syncline.salesforce.eventbus.ReplayPreset;
import dev.syncline.salesforce.eventbus.SchemaInfo;
import dev.syncline.salesforce.eventbus.SchemaRequest;
import dev.syncline.salesforce.eventbus.TopicInfo;
import dev.syncline.salesforce.eventbus.TopicRequest;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The calls of the Pub/Sub API.
 *
 * @see <a href="https://developer.salesforce.com/docs/platform/pub-sub-api/guide/pub-sub-api-intro.html">Pub/Sub API</a>
 */
final class PubSubService extends PubSubGrpc.PubSubImplBase {

    private static final int MOST = 100;
    private static final Metadata.Key<String> CODE = Metadata.Key.of("error-code", Metadata.ASCII_STRING_MARSHALLER);

    private final EventBus bus;
    private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();

    private final AtomicInteger most = new AtomicInteger();

    PubSubService(EventBus bus) {
        this.bus = bus;
    }

    static Metadata code(@Nullable String code) {
        Metadata trailers = new Metadata();
        if (code != null) {
            trailers.put(CODE, code);
        }
        return trailers;
    }

    private static StatusRuntimeException failure(Status status, String words, @Nullable String code) {
        return status.withDescription(words + " rpcId: 8f7a").asRuntimeException(code(code));
    }

    @Override
    public void getTopic(TopicRequest request, StreamObserver<TopicInfo> answers) {
        SimType type = bus.of(request.getTopicName());
        if (type == null) {
            answers.onError(noTopic(request.getTopicName()));
            return;
        }
        answers.onNext(TopicInfo.newBuilder()
                .setTopicName(request.getTopicName())
                .setCanSubscribe(true)
                .setSchemaId(bus.schemaOf(type))
                .build());
        answers.onCompleted();
    }

    private static StatusRuntimeException noTopic(String name) {
        return failure(
                Status.NOT_FOUND,
                "The topic %s doesn't exist or you don't have access to it.".formatted(name),
                "sfdc.platform.eventbus.grpc.topic.not.found");
    }

    @Override
    public void getSchema(SchemaRequest request, StreamObserver<SchemaInfo> answers) {
        String schema = bus.schema(request.getSchemaId());
        if (schema == null) {
            answers.onError(failure(
                    Status.INVALID_ARGUMENT,
                    "The schema isn't known.",
                    "sfdc.platform.eventbus.grpc.schema.validation.failed"));
            return;
        }
        answers.onNext(SchemaInfo.newBuilder()
                .setSchemaId(request.getSchemaId())
                .setSchemaJson(schema)
                .build());
        answers.onCompleted();
    }

    @Override
    public StreamObserver<FetchRequest> subscribe(StreamObserver<FetchResponse> answers) {
        return new Listener((ServerCallStreamObserver<FetchResponse>) answers);
    }

    int mostListening() {
        return most.get();
    }

    int listening() {
        return listeners.size();
    }

    void deliver() {
        listeners.forEach(Listener::deliver);
    }

    void keepAlive() {
        listeners.forEach(Listener::keepAlive);
    }

    /** Those of now are not told anything any more, though they do not know. */
    void fallSilent() {
        listeners.clear();
    }

    void end(Status status, @Nullable String code) {
        listeners.forEach(each -> each.end(status.asRuntimeException(code(code))));
    }

    /** One stream of one topic. */
    private final class Listener implements StreamObserver<FetchRequest> {

        private final ServerCallStreamObserver<FetchResponse> answers;
        private @Nullable String topic;
        private long position;
        private int wanted;
        private boolean ended;

        Listener(ServerCallStreamObserver<FetchResponse> answers) {
            this.answers = answers;
            answers.setOnCancelHandler(() -> listeners.remove(this));
        }

        @Override
        public synchronized void onNext(FetchRequest request) {
            if (ended) {
                return;
            }
            try {
                if (topic == null) {
                    begin(request);
                }
            } catch (StatusRuntimeException refused) {
                end(refused);
                return;
            }
            wanted += request.getNumRequested();
            if (wanted > MOST || request.getNumRequested() < 1) {
                end(failure(
                        Status.INVALID_ARGUMENT,
                        "Requested %d events.".formatted(wanted),
                        "sfdc.platform.eventbus.grpc.subscription.fetch.requested.events.invalid"));
                return;
            }
            listeners.add(this);
            most.accumulateAndGet(listeners.size(), Math::max);
            deliver();
        }

        private void begin(FetchRequest request) {
            if (bus.of(request.getTopicName()) == null) {
                throw noTopic(request.getTopicName());
            }
            topic = request.getTopicName();
            try {
                position = request.getReplayPreset() == ReplayPreset.CUSTOM
                        ? bus.number(request.getReplayId())
                        : request.getReplayPreset() == ReplayPreset.EARLIEST ? 0 : bus.newest();
            } catch (ReplayIds.Refusal refused) {
                throw failure(
                        Status.INVALID_ARGUMENT,
                        "The Replay ID validation failed.",
                        String.valueOf(refused.getMessage()));
            }
        }

        synchronized void deliver() {
            String name = topic;
            if (name == null || wanted == 0 || answers.isCancelled()) {
                return;
            }
            List<EventBus.Kept> next = bus.after(name, position, wanted);
            if (next.isEmpty()) {
                return;
            }
            position = next.get(next.size() - 1).number();
            wanted -= next.size();
            FetchResponse.Builder answer = FetchResponse.newBuilder()
                    .setLatestReplayId(ReplayIds.of(position))
                    .setPendingNumRequested(wanted);
            next.forEach(each -> answer.addEvents(each.told()));
            answers.onNext(answer.build());
        }

        synchronized void keepAlive() {
            position = Math.max(position, bus.newest());
            answers.onNext(FetchResponse.newBuilder()
                    .setLatestReplayId(ReplayIds.of(position))
                    .setPendingNumRequested(wanted)
                    .build());
        }

        synchronized void end(StatusRuntimeException why) {
            listeners.remove(this);
            topic = null;
            ended = true;
            answers.onError(why);
        }

        @Override
        public void onError(Throwable thrown) {
            listeners.remove(this);
        }

        @Override
        public synchronized void onCompleted() {
            listeners.remove(this);
            answers.onCompleted();
        }
    }
}
