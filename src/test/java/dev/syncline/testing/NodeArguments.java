package dev.syncline.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How a test node is told who it is: name, port, data folder, and that loopback neighbours are welcome. */
public record NodeArguments(String name, int port, Path data, List<String> more) {

    private static final String PUBLIC = "--syncline.node.public-address=";

    /** A node on a free port. */
    public static NodeArguments named(String name, Path data, String... more) {
        return new NodeArguments(name, freePort(), data, List.of(more));
    }

    public URI address() {
        return URI.create("http://localhost:" + port);
    }

    /** Where other nodes reach it: its own address, or that of what stands before it. */
    public URI publicAddress() {
        return more.stream()
                .filter(argument -> argument.startsWith(PUBLIC))
                .map(argument -> URI.create(argument.substring(PUBLIC.length())))
                .findFirst()
                .orElseGet(this::address);
    }

    /** The same node with one more argument. */
    public NodeArguments with(String argument) {
        List<String> arguments = new ArrayList<>(more);
        arguments.add(argument);
        return new NodeArguments(name, port, data, arguments);
    }

    /** As command line arguments; {@code more} replaces a default of the same name. */
    public String[] toArray() {
        Map<String, String> arguments = new LinkedHashMap<>();
        List<String> all = new ArrayList<>(List.of(
                "--server.port=" + port,
                "--syncline.data=" + data,
                "--syncline.node.name=" + name,
                PUBLIC + address(),
                "--syncline.desk.project-key=" + name.toUpperCase(Locale.ROOT),
                "--syncline.desk.samples=false",
                "--syncline.outbound.allow-http=true",
                "--syncline.outbound.allowed-networks=127.0.0.0/8,::1/128",
                "--syncline.probes.per-minute=1000",
                "--spring.main.banner-mode=off"));
        all.addAll(more);
        all.forEach(argument -> arguments.put(argument.substring(0, argument.indexOf('=')), argument));
        return arguments.values().toArray(String[]::new);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("No free port.", e);
        }
    }
}
