package dev.syncline.salesforce.pubsub;

import dev.syncline.salesforce.eventbus.FetchRequest;
import dev.syncline.salesforce.eventbus.FetchResponse;
import dev.syncline.salesforce.eventbus.PubSubGrpc;
import dev.syncline.salesforce.eventbus.SchemaRequest;
import dev.syncline.salesforce.eventbus.TopicInfo;
import dev.syncline.salesforce.eventbus.TopicRequest;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.okhttp.OkHttpChannelBuilder;
import io.grpc.stub.ClientResponseObserver;
import io.grpc.stub.MetadataUtils;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;

/**
 * The connection to the Pub/Sub API, made when it is first used.
 *
 * @see <a href="https://developer.salesforce.com/docs/platform/pub-sub-api/guide/intro.html">Pub/Sub API</a>
 */
public final class PubSubLine implements AutoCloseable {

    /** Where it answers besides 443. */
    public static final int PORT = 7443;

    /**
     * After which a connection is dead, whatever the network thinks of it: a stream says something within 270 s.
     *
     * @see <a href="https://developer.salesforce.com/docs/platform/pub-sub-api/references/methods/subscribe-rpc.html">Keepalive</a>
     */
    public static final Duration LONGEST_SILENCE = Duration.ofMinutes(5);

    private static final long SECONDS = 10;
    /** What gRPC takes unless told otherwise; the events of one answer are 1 MB each at most, and 3 MB together. */
    private static final int LARGEST_ANSWER = 4 * 1024 * 1024;

    private static final int LARGEST_HEADERS = 16 * 1024;

    private final URI address;
    private final PassDesk passes;
    private final ManagedChannel channel;

    /** In the clear only where the address says http, which the guard takes for trials on one machine. */
    public PubSubLine(URI address, SocketFactory guarded, PassDesk passes) {
        this.address = address;
        this.passes = passes;
        boolean plain = address.getScheme().equals("http");
        int usual = plain ? 80 : 443;
        OkHttpChannelBuilder builder = OkHttpChannelBuilder.forAddress(
                        address.getHost(), address.getPort() < 0 ? usual : address.getPort())
                .socketFactory(guarded)
                .proxyDetector(target -> null)
                .disableServiceConfigLookUp()
                .disableRetry()
                .maxInboundMessageSize(LARGEST_ANSWER)
                .maxInboundMetadataSize(LARGEST_HEADERS)
                .userAgent("Syncline");
        this.channel = plain ? builder.usePlaintext().build() : builder.build();
    }

    /**
     * What the acting user may do with a topic, such as /data/CaseChangeEvent.
     *
     * @throws PubSubFailure when nothing usable comes back within 10 s
     */
    public TopicInfo topic(String name) {
        return renewing(pass -> blocking(pass)
                .getTopic(TopicRequest.newBuilder().setTopicName(name).build()));
    }

    /** The schema of events, in JSON. */
    String schema(String id) {
        return renewing(pass -> blocking(pass)
                        .getSchema(SchemaRequest.newBuilder().setSchemaId(id).build()))
                .getSchemaJson();
    }

    /** Begins a stream; what the answers say comes on a thread that may be held, one after the other. */
    void subscribe(Pass pass, ClientResponseObserver<FetchRequest, FetchResponse> answers) {
        PubSubGrpc.newStub(channel)
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(pass.metadata()))
                .subscribe(answers);
    }

    /** The next stream goes over a connection of its own: who is silent may not be there; other streams stay where they are. */
    void reconnect() {
        channel.enterIdle();
    }

    PassDesk passes() {
        return passes;
    }

    PubSubFailure failure(Throwable thrown, Pass pass) {
        return PubSubFailure.of(address, pass, thrown);
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }

    private PubSubGrpc.PubSubBlockingStub blocking(Pass pass) {
        return PubSubGrpc.newBlockingStub(channel)
                .withDeadlineAfter(SECONDS, TimeUnit.SECONDS)
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(pass.metadata()));
    }

    private interface Question<T> {
        T ask(Pass pass);
    }

    /** Asks once more with another pass when this one was refused. */
    private <T> T renewing(Question<T> question) {
        Pass pass = passes.pass();
        try {
            return question.ask(pass);
        } catch (StatusRuntimeException refused) {
            PubSubFailure failure = failure(refused, pass);
            if (failure.kind() != PubSubFailure.Kind.SESSION_ENDED) {
                throw failure;
            }
        }
        passes.renew(pass);
        Pass renewed = passes.pass();
        try {
            return question.ask(renewed);
        } catch (StatusRuntimeException refused) {
            throw failure(refused, renewed);
        }
    }
}
