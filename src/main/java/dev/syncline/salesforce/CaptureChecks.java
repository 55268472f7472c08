package dev.syncline.salesforce;

import dev.syncline.connector.ConnectionCheck.Permission;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerSettings;
import dev.syncline.connector.http.TrackerLines;
import dev.syncline.salesforce.pubsub.PubSubFailure;
import dev.syncline.salesforce.pubsub.PubSubLine;
import java.util.ArrayList;
import java.util.List;

/** Whether the change events of each object can be read; asks only where Change Data Capture is switched on. */
final class CaptureChecks {

    private static final String PURPOSE = "Changes are heard at once; without it they are found by polling.";
    private static final String REMEDY =
            "In Salesforce, Setup, Change Data Capture, move %s to the selected entities; and in Setup, Permission Sets, Object Settings, %s, tick Read and View All Records for the acting user.";

    private final TrackerSettings settings;
    private final TrackerLines lines;
    private final Speech speech;

    CaptureChecks(TrackerSettings settings, TrackerLines lines, Speech speech) {
        this.settings = settings;
        this.lines = lines;
        this.speech = speech;
    }

    List<Permission> check() {
        if (!ChangeCapture.isOn(settings)) {
            return List.of();
        }
        List<Permission> permissions = new ArrayList<>();
        try (PubSubLine line = ChangeCapture.line(settings, lines, speech)) {
            for (String type : speech.scope().types()) {
                permissions.add(topic(line, type));
            }
        } catch (PubSubFailure failure) {
            permissions.add(noLine(remedy(failure)));
        } catch (TrackerFailure refused) {
            if (!refused.fields().containsKey(ChangeCapture.ADDRESS)) {
                throw refused;
            }
            permissions.add(noLine(String.valueOf(refused.getMessage())));
        }
        return permissions;
    }

    private static Permission topic(PubSubLine line, String type) {
        boolean readable;
        try {
            readable = line.topic(ChangeCapture.topic(type)).getCanSubscribe();
        } catch (PubSubFailure failure) {
            if (failure.kind() != PubSubFailure.Kind.NO_TOPIC) {
                throw failure;
            }
            readable = false;
        }
        return new Permission(type + ": change events", PURPOSE, false, readable, REMEDY.formatted(type, type), true);
    }

    private static Permission noLine(String remedy) {
        return new Permission("Pub/Sub API", PURPOSE, false, false, remedy, true);
    }

    private static String remedy(PubSubFailure failure) {
        return switch (failure.kind()) {
            case REFUSED, UNTRUSTED -> String.valueOf(failure.getMessage());
            case SESSION_ENDED ->
                failure.getMessage()
                        + " The REST API takes the same session: in Salesforce, check that the External Client App has the OAuth scope api and the acting user the permission API Enabled.";
            case NO_ANSWER ->
                failure.getMessage()
                        + " Let this node reach that address and port (HTTP/2 over TLS, no proxy between), or correct Pub/Sub address under General settings, Tracker.";
            default -> failure.getMessage() + " Check again later; until then changes are found by polling.";
        };
    }
}
