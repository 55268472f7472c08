package dev.syncline.salesforce.simulator;

import com.google.protobuf.ByteString;
import dev.syncline.salesforce.eventbus.ConsumerEvent;
import dev.syncline.salesforce.eventbus.ProducerEvent;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.ServerCredentials;
import io.grpc.ServerInterceptors;
import io.grpc.Status;
import io.grpc.okhttp.OkHttpServerBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** The org's event bus, spoken to over gRPC: change events of the selected objects, kept for 72 hours of the org's time. */
public final class EventBus implements AutoCloseable {

    private static final Duration KEPT = Duration.ofHours(72);

    private final Org org;
    private final OAuth oauth;
    private final String scheme;
    private final Server server;
    private final BusConnections connections = new BusConnections();
    private final PubSubService service = new PubSubService(this);
    private final Set<String> selected = ConcurrentHashMap.newKeySet();
    private final Map<String, String> schemas = new ConcurrentHashMap<>();
    private final List<Kept> events = new ArrayList<>();
    private final AtomicInteger calls = new AtomicInteger();
    private long last;
    private long forgotten;
    private volatile @Nullable String instead;

    /** An event on its topic. */
    record Kept(long number, Instant since, String topic, ProducerEvent event) {

        ConsumerEvent told() {
            return ConsumerEvent.newBuilder()
                    .setEvent(event)
                    .setReplayId(ReplayIds.of(number))
                    .build();
        }
    }

    EventBus(Org org, OAuth oauth) {
        this(org, oauth, "http", InsecureServerCredentials.create());
    }

    private EventBus(Org org, OAuth oauth, String scheme, ServerCredentials credentials) {
        this.org = org;
        this.oauth = oauth;
        this.scheme = scheme;
        try {
            server = OkHttpServerBuilder.forPort(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), credentials)
                    .addService(ServerInterceptors.intercept(service, new BusSession(org, oauth, calls)))
                    .addTransportFilter(connections)
                    .build()
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        synchronized (org) {
            org.onCommit(this::changed);
        }
    }

    /** Another bus of the same org, over TLS. */
    public EventBus overTls(ServerCredentials credentials) {
        return new EventBus(org, oauth, "https", credentials);
    }

    public String address() {
        return scheme + "://127.0.0.1:" + server.getPort();
    }

    /** Connections that are open, whether anything is asked over them or not. */
    public int connections() {
        return connections.open();
    }

    /** Selects an object for Change Data Capture, as Setup does. */
    public EventBus select(String... types) {
        selected.addAll(List.of(types));
        return this;
    }

    /** Calls of any kind that were made. */
    public int calls() {
        return calls.get();
    }

    /** Streams that are open and have asked for events. */
    public int listening() {
        return service.listening();
    }

    /** The most streams that were open at once. */
    public int mostListening() {
        return service.mostListening();
    }

    /** From now on changes are told by events of this kind, such as GAP_UPDATE; null for what they are. */
    public void tellAs(@Nullable String changeType) {
        instead = changeType;
    }

    /** Says that more changed than anybody could list. */
    public void overflow(String type) {
        publish(type, "GAP_OVERFLOW", List.of());
    }

    /** Tells of a change of records that nobody made. */
    public void claim(String type, String changeType, List<String> ids) {
        publish(type, changeType, ids);
    }

    /** Tells something that is no such event. */
    public void publishRubbish(String type, byte[] payload) {
        put(topic(type), id(type), ByteString.copyFrom(payload));
    }

    /** Tells something in a schema that nobody can have. */
    public void publishOfUnknownSchema(String type) {
        put(topic(type), "no-such-schema", ByteString.copyFromUtf8("?"));
    }

    /** Tells something in a schema of its own. */
    public void publishIn(String type, String schemaJson, byte[] payload) {
        String name = "own-" + schemas.size();
        schemas.put(name, schemaJson);
        put(topic(type), name, ByteString.copyFrom(payload));
    }

    /** Says that nothing happened, as the bus does every 270 s. */
    public void keepAlive() {
        service.keepAlive();
    }

    /** The streams of now stay open, and nothing is told on them any more. */
    public void fallSilent() {
        service.fallSilent();
    }

    /** Ends every stream as a lost connection does. */
    public void cut() {
        service.end(Status.UNAVAILABLE.withDescription("RST_STREAM closed stream"), null);
    }

    /** Ends every stream as an ended session does. */
    public void endSessions() {
        service.end(
                Status.UNAUTHENTICATED.withDescription("The session ended."),
                "sfdc.platform.eventbus.grpc.service.auth.error");
    }

    private void changed(Map<String, String> changes) {
        Map<String, List<String>> alike = new TreeMap<>();
        changes.forEach((id, change) -> {
            Map<String, @Nullable Object> row = org.any(id);
            SimType type = org.typeOf(id);
            if (row != null && selected.contains(type.name)) {
                String kind = Boolean.TRUE.equals(row.get("IsDeleted")) ? "DELETE" : change;
                // Creations are seldom alike; other changes of one transaction are told together.
                String group = kind.equals("CREATE") ? id : "";
                alike.computeIfAbsent(type.name + " " + kind + " " + group, key -> new ArrayList<>())
                        .add(id);
            }
        });
        alike.forEach((key, ids) -> {
            String[] parts = key.split(" ", -1);
            String told = instead == null ? parts[1] : instead;
            publish(parts[0], told, ids);
        });
    }

    private void publish(String type, String changeType, List<String> ids) {
        Schema schema = EventAvro.schema(type(type));
        put(
                topic(type),
                id(type),
                EventAvro.event(schema, type, changeType, ids, org.instant().toEpochMilli()));
    }

    private String id(String type) {
        Schema schema = EventAvro.schema(type(type));
        schemas.put(EventAvro.id(schema), schema.toString());
        return EventAvro.id(schema);
    }

    private SimType type(String name) {
        return Objects.requireNonNull(org.types.get(name));
    }

    static String topic(String type) {
        return "/data/" + (type.endsWith("__c") ? type.substring(0, type.length() - 1) : type) + "ChangeEvent";
    }

    private void put(String topic, String schemaId, ByteString payload) {
        synchronized (this) {
            ProducerEvent event = ProducerEvent.newBuilder()
                    .setId("event-" + ++last)
                    .setSchemaId(schemaId)
                    .setPayload(payload)
                    .build();
            events.add(new Kept(last, org.instant(), topic, event));
        }
        service.deliver();
    }

    @Nullable
    String schema(String id) {
        return schemas.get(id);
    }

    /** The object of a topic, when it is selected and the acting user may see it. */
    @Nullable
    SimType of(String topic) {
        return org.types.values().stream()
                .filter(type -> type.visible && selected.contains(type.name))
                .filter(type -> topic(type.name).equals(topic))
                .findFirst()
                .orElse(null);
    }

    String schemaOf(SimType type) {
        return id(type.name);
    }

    synchronized long newest() {
        return last;
    }

    /** What is kept of a topic behind an event. */
    synchronized List<Kept> after(String topic, long number, int most) {
        forgetOld();
        return events.stream()
                .filter(each -> each.number() > number && each.topic().equals(topic))
                .limit(most)
                .toList();
    }

    /** The number of a replay id; refused when it is none of ours, or when what follows it is not kept any more. */
    synchronized long number(ByteString replayId) {
        forgetOld();
        long number = ReplayIds.number(replayId);
        if (number < forgotten || number > last) {
            throw new ReplayIds.Refusal("sfdc.platform.eventbus.grpc.subscription.fetch.replayid.validation.failed");
        }
        return number;
    }

    private void forgetOld() {
        Instant oldest = org.instant().minus(KEPT);
        for (Kept each : new ArrayList<>(events)) {
            if (each.since().isBefore(oldest)) {
                forgotten = each.number();
                events.remove(each);
            }
        }
    }

    @Override
    public void close() {
        server.shutdownNow();
    }
}
