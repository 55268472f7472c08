package dev.syncline.transport;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.zaxxer.hikari.HikariDataSource;
import dev.syncline.connection.Connection;
import dev.syncline.connection.ConnectionId;
import dev.syncline.connection.Connections;
import dev.syncline.connection.ControlCalls;
import dev.syncline.connection.Lives;
import dev.syncline.connection.OtherSide;
import dev.syncline.connection.PeerKeys;
import dev.syncline.fault.Fault;
import dev.syncline.fault.Faults;
import dev.syncline.fault.FreeSpace;
import dev.syncline.fault.NewFault;
import dev.syncline.node.NodeKey;
import dev.syncline.node.NodeKeys;
import dev.syncline.node.ThisNode;
import dev.syncline.outbound.Answer;
import dev.syncline.outbound.NoAnswer;
import dev.syncline.outbound.Outbound;
import dev.syncline.queue.Outcome;
import dev.syncline.queue.Queue;
import dev.syncline.queue.Work;
import dev.syncline.testing.PostgresServer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.MapPropertySource;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.test.web.client.MockMvcClientHttpRequestFactory;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** One node as far as transport goes: real queue, signatures and tables; what it knows of connections is told. */
final class Side implements AutoCloseable, EnvelopeReceiver {

    final ConnectionId id = new ConnectionId(UUID.randomUUID());
    final List<Envelope> received = new CopyOnWriteArrayList<>();
    final List<String> backFills = new CopyOnWriteArrayList<>();
    final List<NewFault> faults = new CopyOnWriteArrayList<>();
    final Map<ConnectionId, Connection> connections = new ConcurrentHashMap<>();
    final Network network = new Network();
    volatile Function<Envelope, Outcome> answer = envelope -> Outcome.done();
    final URI address;
    volatile UUID incarnation = UUID.randomUUID();
    private final SideKeys keys = SideKeys.make();
    private final HikariDataSource source = new HikariDataSource();
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    Side(String name, PostgresServer.Database database, Clock clock, Path data, Optional<FileSource> files) {
        this(name, database, clock, data, files, Map.of());
    }

    Side(
            String name,
            PostgresServer.Database database,
            Clock clock,
            Path data,
            Optional<FileSource> files,
            Map<String, Object> settings) {
        address = URI.create("https://" + name + ".example");
        source.setJdbcUrl(database.url());
        source.setUsername(database.user());
        source.setPassword(database.password());
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("side", Map.of("syncline.data", data.toString())));
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("more", settings));
        // As Boot does it: sizes in settings have units.
        context.getBeanFactory().setConversionService(ApplicationConversionService.getSharedInstance());
        context.registerBean(DataSource.class, () -> source);
        context.registerBean(Clock.class, () -> clock);
        context.registerBean(Connections.class, this::toldConnections);
        context.registerBean(Faults.class, this::rememberingFaults);
        context.registerBean(ThisNode.class, this::node);
        context.registerBean(NodeKeys.class, keys::own);
        context.registerBean(Lives.class, () -> mock(Lives.class));
        context.registerBean(OtherSide.class, () -> mock(OtherSide.class));
        context.registerBean(PeerKeys.class, keys::ofOthers);
        context.registerBean(ControlCalls.class, SideKeys::takenOnce);
        context.registerBean(Outbound.class, () -> mock(Outbound.class));
        context.registerBean(EnvelopeReceiver.class, () -> this);
        files.ifPresent(fileSource -> context.registerBean(FileSource.class, () -> fileSource));
        context.register(Ground.class, FreeSpace.class);
        context.scan("dev.syncline.queue", "dev.syncline.transport", "dev.syncline.signing", "dev.syncline.timed");
        context.refresh();
    }

    static void connect(Side one, Side two, Connection.Status oneStatus, Connection.Status twoStatus) {
        one.know(one.id, two.id, Connection.Type.PUBLIC, oneStatus, two.address, two.key());
        two.know(two.id, one.id, Connection.Type.PUBLIC, twoStatus, one.address, one.key());
        one.reach(two);
        two.reach(one);
    }

    void know(
            ConnectionId local,
            ConnectionId remote,
            Connection.Type type,
            Connection.Status status,
            @Nullable URI remoteAddress,
            NodeKey remoteKey) {
        Connection connection = new Connection(
                local,
                remote,
                "Acme to Globex",
                "Acme",
                "Globex",
                "",
                Connection.Mode.SCRIPT,
                type,
                status,
                true,
                remoteAddress,
                remoteKey,
                key(),
                null,
                Instant.EPOCH,
                null);
        connections.put(local, connection);
    }

    private void reach(Side other) {
        RestClient client = RestClient.builder()
                .requestFactory(new MockMvcClientHttpRequestFactory(other.web()))
                .requestInterceptor(network)
                .build();
        when(get(Outbound.class).client()).thenReturn(client);
        doAnswer(call -> handOver(client, call.getArgument(0), call.getArgument(1), call.getArgument(2)))
                .when(get(Outbound.class))
                .handOver(any(), any(), any());
    }

    private static Answer handOver(RestClient client, URI target, HttpHeaders headers, byte[] body) {
        try {
            return client.post()
                    .uri(target)
                    .headers(all -> all.addAll(headers))
                    .body(body)
                    .exchangeForRequiredValue((request, response) -> new Answer(
                            response.getStatusCode().value(),
                            response.getHeaders(),
                            response.getBody().readAllBytes()));
        } catch (RestClientException e) {
            throw new NoAnswer("No answer.", e);
        }
    }

    MockMvc web() {
        return MockMvcBuilders.standaloneSetup(
                        get(EnvelopeController.class), get(FileController.class), get(WaitingController.class))
                .build();
    }

    <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    void publish(Object event) {
        get(TransactionTemplate.class).executeWithoutResult(status -> context.publishEvent(event));
    }

    void send(UUID twin, String body) {
        send(id, twin, body);
    }

    void send(ConnectionId connection, UUID twin, String body) {
        get(TransactionTemplate.class)
                .executeWithoutResult(status -> get(Envelopes.class).send(connection, twin, "sync", "ACME-1", body));
    }

    List<String> bodies() {
        return received.stream().map(Envelope::body).toList();
    }

    List<String> bodies(UUID twin) {
        return received.stream()
                .filter(envelope -> envelope.twin().equals(twin))
                .map(Envelope::body)
                .toList();
    }

    long count(String table) {
        return get(JdbcClient.class)
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single();
    }

    Queue queue() {
        return get(Queue.class);
    }

    @Override
    public boolean receives(String kind) {
        return kind.equals("sync");
    }

    @Override
    public @Nullable String flaw(String body) {
        return body.equals("flawed") ? "it is flawed." : null;
    }

    @Override
    public Outcome receive(Envelope envelope, Work work) {
        received.add(envelope);
        if (work.backFill()) {
            backFills.add(envelope.body());
        }
        return answer.apply(envelope);
    }

    NodeKey key() {
        return keys.key();
    }

    private ThisNode node() {
        ThisNode node = mock(ThisNode.class);
        when(node.publicAddress()).thenReturn(Optional.of(address));
        when(node.incarnation()).thenAnswer(call -> incarnation);
        return node;
    }

    private Connections toldConnections() {
        Connections told = mock(Connections.class);
        when(told.find(any())).thenAnswer(call -> Optional.ofNullable(connections.get(call.getArgument(0))));
        when(told.active()).thenAnswer(call -> List.copyOf(connections.values()));
        return told;
    }

    private Faults rememberingFaults() {
        Faults remembering = mock(Faults.class);
        when(remembering.report(any())).thenAnswer(call -> {
            faults.add(call.getArgument(0));
            return null;
        });
        doAnswer(call -> faults.removeIf(fault -> call.getArgument(0).equals(fault.connection())
                        && fault.level() == Fault.Level.CONNECTION
                        && call.getArgument(1).equals(fault.item())))
                .when(remembering)
                .resolveConnection(any(), any());
        return remembering;
    }

    @Override
    public void close() {
        context.close();
        source.close();
    }

    /** What the modules stand on; no @Configuration, or whole nodes would find it by scanning. */
    @EnableTransactionManagement(proxyTargetClass = true)
    @ConfigurationPropertiesScan({"dev.syncline.queue", "dev.syncline.transport"})
    static class Ground {

        @Bean
        PlatformTransactionManager transactionManager(DataSource source) {
            return new JdbcTransactionManager(source);
        }

        @Bean
        TransactionTemplate transactionTemplate(PlatformTransactionManager manager) {
            return new TransactionTemplate(manager);
        }

        @Bean
        JdbcClient jdbcClient(DataSource source) {
            return JdbcClient.create(source);
        }
    }
}
