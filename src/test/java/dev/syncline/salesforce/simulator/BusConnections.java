package dev.syncline.salesforce.simulator;

import io.grpc.Attributes;
import io.grpc.ServerTransportFilter;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the connections that are open. */
final class BusConnections extends ServerTransportFilter {

    private final AtomicInteger open = new AtomicInteger();

    int open() {
        return open.get();
    }

    @Override
    public Attributes transportReady(Attributes attributes) {
        open.incrementAndGet();
        return attributes;
    }

    @Override
    public void transportTerminated(Attributes attributes) {
        open.decrementAndGet();
    }
}
