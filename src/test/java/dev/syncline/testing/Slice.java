package dev.syncline.testing;

import dev.syncline.connector.LocalTracker;
import dev.syncline.timed.TimedTasks;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/** A few modules on a migrated H2 database, with fakes in place of the others; quicker than a whole node. */
public final class Slice implements AutoCloseable {

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    private Slice() {}

    /** Starts modules with a fake tracker; every other bean they need is handed in. */
    public static Slice of(FakeTracker tracker, Map<Class<?>, Object> fakes, String... modules) {
        Slice slice = new Slice();
        slice.context
                .getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "slice",
                        Map.of(
                                "syncline.tracker.kind",
                                FakeTracker.NAME,
                                "syncline.change.poll-limit",
                                "3",
                                "syncline.data",
                                System.getProperty("java.io.tmpdir"),
                                "syncline.transport.free-space",
                                "0B")));
        // As Boot does it: sizes in settings have units.
        slice.context.getBeanFactory().setConversionService(ApplicationConversionService.getSharedInstance());
        slice.context.registerBean(FakeTracker.class, () -> tracker);
        fakes.forEach((type, fake) -> register(slice.context, type, fake));
        slice.context.register(LocalTracker.class, TimedTasks.class, Ground.class);
        for (String module : modules) {
            slice.context.scan("dev.syncline." + module);
        }
        slice.context.refresh();
        return slice;
    }

    /** The bean of a type. */
    public <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    /** Every bean of a type. */
    public <T> List<T> all(Class<T> type) {
        return List.copyOf(context.getBeansOfType(type).values());
    }

    /** Publishes a Spring event. */
    public void publish(Object event) {
        context.publishEvent(event);
    }

    @Override
    public void close() {
        context.close();
    }

    private static <T> void register(AnnotationConfigApplicationContext context, Class<T> type, Object fake) {
        context.registerBean(type, () -> type.cast(fake));
    }

    /** What every module stands on; no @Configuration, or whole nodes would find it by scanning. */
    @ConfigurationPropertiesScan({
        "dev.syncline.change",
        "dev.syncline.script",
        "dev.syncline.trial",
        "dev.syncline.twin"
    })
    @EnableTransactionManagement(proxyTargetClass = true)
    static class Ground {

        @Bean
        DataSource dataSource() {
            PostgresServer.Database database = MigratedDatabase.inMemory();
            return new DriverManagerDataSource(database.url(), database.user(), database.password());
        }

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

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }
}
