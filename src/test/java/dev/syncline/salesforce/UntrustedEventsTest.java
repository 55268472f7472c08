package dev.syncline.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.connector.ChangeStream;
import dev.syncline.connector.ConnectionCheck;
import dev.syncline.connector.ConnectionCheck.Permission;
import dev.syncline.salesforce.simulator.EventBus;
import dev.syncline.testing.Certificates;
import dev.syncline.testing.Eventually;
import io.grpc.TlsServerCredentials;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Change events are heard over TLS only from who shows a certificate that this JVM trusts; polling asks elsewhere. */
@ExtendWith(OutputCaptureExtension.class)
class UntrustedEventsTest extends ChangeCaptureFixture {

    private static final String SENTENCE =
            " shows a certificate that this node does not trust (unable to find valid certification path to requested target), so nothing was sent.";
    private static final String REMEDY =
            "put the certificate of its authority into the trust store of the Java that runs this node (-Djavax.net.ssl.trustStore=...) and restart it";

    @TempDir
    private Path folder;

    @Test
    void aCertificateNobodyTrustsIsNamedWithWhatToDo(CapturedOutput output) {
        try (EventBus tls = overTls()) {
            SalesforceConnector connector = listening(Map.of("pubSub", tls.address()));
            String before = connector.changesSince(null, 10).cursor();
            String id = make("Printer");

            try (ChangeStream stream = connector.follow(heard).orElseThrow()) {
                assertThat(stream).isNotNull();
                Eventually.holds("it says so", () -> output.toString().contains(SENTENCE));
            }

            assertThat(output).contains("polling goes on").contains(REMEDY);
            assertThat(tls.calls()).as("nothing was sent").isZero();
            assertThat(connector.changesSince(before, 10).hints())
                    .as("a poll does not mind")
                    .anyMatch(hint -> hint.item().id().equals(id));
        }
    }

    @Test
    void theCheckNamesItAndIsPassedAllTheSame() {
        try (EventBus tls = overTls()) {
            ConnectionCheck check = listening(Map.of("pubSub", tls.address())).check();

            assertThat(check.passed()).as("polling goes on").isTrue();
            assertThat(check.permissions())
                    .filteredOn(each -> each.name().equals("Pub/Sub API"))
                    .extracting(Permission::remedy)
                    .singleElement()
                    .satisfies(remedy -> assertThat(remedy)
                            .contains(SENTENCE)
                            .contains(REMEDY)
                            .doesNotContain("Let this node reach that address"));
        }
    }

    private EventBus overTls() {
        Certificates unknown = Certificates.of(folder, "ip:127.0.0.1");
        return events.overTls(TlsServerCredentials.newBuilder()
                        .keyManager(unknown.keys())
                        .build())
                .select("Case");
    }
}
