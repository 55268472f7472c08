package dev.syncline.journey;

import dev.syncline.testing.NodeArguments;
import dev.syncline.testing.RunningNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.springframework.util.FileSystemUtils;

/** One browser and two running nodes, Acme and Globex, shared by the tests of a class. */
final class Stage implements AutoCloseable {

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final Chromium chromium;
    private final RunningNode acme;
    private final RunningNode globex;

    private Stage(Chromium chromium, Path folder, String... settings) {
        this.chromium = chromium;
        open.push(() -> FileSystemUtils.deleteRecursively(folder));
        open.push(chromium);
        this.acme = node("Acme", folder, settings);
        this.globex = node("Globex", folder, settings);
    }

    /** Starts everything; {@code settings} such as {@code --syncline.desk.samples=true} are for both nodes. */
    static Stage set(String... settings) {
        Chromium chromium = Chromium.start();
        try {
            return new Stage(chromium, Files.createTempDirectory("syncline-stage"), settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    RunningNode acme() {
        return acme;
    }

    RunningNode globex() {
        return globex;
    }

    /** The first administrator of a node, signed in. */
    Administrator first(RunningNode node) {
        Administrator administrator = new Administrator(chromium.browser(), node.address());
        open.push(administrator);
        administrator.setUp(node.setupLink());
        return administrator;
    }

    /** Somebody in a browser of their own who has not signed in. */
    Administrator visitor(RunningNode node) {
        Administrator visitor = new Administrator(chromium.browser(), node.address());
        open.push(visitor);
        return visitor;
    }

    /** The first administrator of a node, signed in, whose browser runs no scripts. */
    Administrator firstWithoutScripts(RunningNode node) {
        Administrator administrator = visitorWithoutScripts(node);
        administrator.setUp(node.setupLink());
        return administrator;
    }

    /** Somebody who has not signed in, whose browser runs no scripts. */
    Administrator visitorWithoutScripts(RunningNode node) {
        Administrator visitor = Administrator.withoutScripts(chromium.browser(), node.address());
        open.push(visitor);
        return visitor;
    }

    private RunningNode node(String name, Path folder, String... settings) {
        RunningNode node = RunningNode.start(NodeArguments.named(name, folder.resolve(name), settings));
        open.push(node);
        return node;
    }

    @Override
    public void close() throws Exception {
        while (!open.isEmpty()) {
            open.pop().close();
        }
    }
}
