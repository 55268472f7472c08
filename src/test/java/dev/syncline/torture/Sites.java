package dev.syncline.torture;

import dev.syncline.change.Triggers;
import dev.syncline.testing.ConnectedPair;
import dev.syncline.testing.NodeArguments;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Both sides, connected through their proxies: every ticket of either comes under sync. */
record Sites(Site acme, Site globex) implements AutoCloseable {

    static Sites connected(Path folder, TortureSettings settings, Weather weather) {
        FaultProxy acmeProxy = new FaultProxy("acme", weather);
        FaultProxy globexProxy = new FaultProxy("globex", weather);
        NodeArguments acme = arguments(Place.ACME, folder, acmeProxy);
        NodeArguments globex = arguments(Place.GLOBEX, folder, globexProxy);
        ConnectedPair pair = ConnectedPair.of(acme, globex, (node, side) -> {
            Place place = node.name().equals(Place.ACME.title()) ? Place.ACME : Place.GLOBEX;
            if (place == Place.GLOBEX) {
                node.bean(Triggers.class).create(side.id(), "ticket", "", "Every ticket", true);
            }
            settings.rules().publish(node, side, place);
        });
        List<String> planted = settings.nodeArguments();
        return new Sites(
                new Site(Place.ACME, with(acme, planted), acmeProxy, pair.acmeToken()),
                new Site(Place.GLOBEX, with(globex, planted), globexProxy, pair.globexToken()));
    }

    Site at(Place place) {
        return place == Place.ACME ? acme : globex;
    }

    void start() {
        CompletableFuture<Void> other = CompletableFuture.runAsync(acme::start);
        globex.start();
        other.join();
    }

    @Override
    public void close() {
        CompletableFuture<Void> other = CompletableFuture.runAsync(acme::close);
        globex.close();
        other.join();
    }

    private static NodeArguments arguments(Place place, Path folder, FaultProxy proxy) {
        NodeArguments node = NodeArguments.named(
                place.title(),
                folder.resolve(place.title()),
                "--syncline.node.public-address=" + proxy.address(),
                "--syncline.history.keep=100000000");
        proxy.leadTo(node.port());
        return node;
    }

    private static NodeArguments with(NodeArguments node, List<String> more) {
        List<String> all = new ArrayList<>(node.more());
        all.addAll(more);
        return new NodeArguments(node.name(), node.port(), node.data(), all);
    }
}
