package dev.syncline.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.salesforce.simulator.EventBus;
import dev.syncline.testing.Certificates;
import dev.syncline.testing.Eventually;
import dev.syncline.testing.NodeArguments;
import dev.syncline.testing.NodeProcess;
import io.grpc.TlsServerCredentials;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node whose Java was given another authority listens over TLS, and to nobody who shows another one's certificate. */
class TrustedEventsTest extends CapturedCases {

    @Test
    @Tag("torture")
    void itListensToWhoShowsThatCertificateAndNotUnderAnotherName(@TempDir Path folder) {
        Certificates right = Certificates.of(folder, "ip:127.0.0.1");
        Certificates another = Certificates.of(folder, "dns:events.example.com");
        String trust = "-Djavax.net.ssl.trustStore=" + right.trustedWith(another);
        String password = "-Djavax.net.ssl.trustStorePassword=" + Certificates.PASSWORD;
        NodeArguments acme = listening("Acme", folder.resolve("acme")).with("--syncline.change.poll-interval=1s");

        try (EventBus shown = overTls(right);
                NodeProcess node = NodeProcess.start(at(acme, shown), trust, password)) {
            Eventually.holds(() -> "it listens" + node.log(), () -> shown.listening() == 1);
        }
        try (EventBus shown = overTls(another);
                NodeProcess node = NodeProcess.start(at(acme, shown), trust, password)) {
            Eventually.holds(
                    () -> "it says why not" + node.log(),
                    () -> node.log()
                            .contains(
                                    "shows a certificate that is not for the host name '127.0.0.1', so nothing was sent."));
            int calls = salesforce.calls();
            Eventually.holds("polling goes on", () -> salesforce.calls() > calls + 2);
            assertThat(shown.calls()).isZero();
        }
    }

    private static NodeArguments at(NodeArguments node, EventBus bus) {
        return node.with("--syncline.tracker.settings.pubSub=" + bus.address());
    }

    private EventBus overTls(Certificates certificates) {
        return events.overTls(TlsServerCredentials.newBuilder()
                        .keyManager(certificates.keys())
                        .build())
                .select("Case");
    }
}
