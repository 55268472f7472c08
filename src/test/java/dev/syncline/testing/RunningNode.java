package dev.syncline.testing;

import dev.syncline.Syncline;
import dev.syncline.fault.Faults;
import dev.syncline.queue.Queue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** A whole node inside the test's own process. */
public final class RunningNode implements AutoCloseable {

    private final NodeArguments arguments;
    private final ConfigurableApplicationContext context;

    private RunningNode(NodeArguments arguments, ApplicationContextInitializer<GenericApplicationContext> more) {
        this.arguments = arguments;
        MigratedDatabase.give(arguments);
        SpringApplication application = new SpringApplication(Syncline.class);
        application.addInitializers(more);
        this.context = application.run(arguments.toArray());
    }

    public static RunningNode start(NodeArguments arguments) {
        return new RunningNode(arguments, context -> {});
    }

    /** A node whose beans something else sees first. */
    public static RunningNode start(NodeArguments arguments, BeanPostProcessor watching) {
        return new RunningNode(arguments, context -> context.getBeanFactory().addBeanPostProcessor(watching));
    }

    public URI address() {
        return arguments.address();
    }

    public URI publicAddress() {
        return arguments.publicAddress();
    }

    public String name() {
        return arguments.name();
    }

    /** The link that makes the first administrator. */
    public URI setupLink() {
        try {
            return URI.create(
                    Files.readString(arguments.data().resolve("setup-link")).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("The node wrote no set-up link.", e);
        }
    }

    /** A bean of the node, for tests that look inside. */
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** A bean among several of its type. */
    public <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    /** What stands in the way and what waits, for an assertion that fails. */
    public String state() {
        return "\n" + name() + ": "
                + bean(Faults.class).open(null, null, 5) + " "
                + bean(Queue.class).page(null, 0, 5);
    }

    @Override
    public void close() {
        context.close();
    }
}
