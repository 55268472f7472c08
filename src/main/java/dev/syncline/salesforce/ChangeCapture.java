package dev.syncline.salesforce;

import static dev.syncline.salesforce.Json.text;

import com.google.protobuf.ByteString;
import dev.syncline.connector.ChangeStream;
import dev.syncline.connector.ChangesPage.Hint;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerSettings;
import dev.syncline.connector.http.TrackerLines;
import dev.syncline.item.ItemRef;
import dev.syncline.salesforce.pubsub.ChangeHeader;
import dev.syncline.salesforce.pubsub.PubSubLine;
import dev.syncline.salesforce.pubsub.Subscription;
import java.net.URI;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Change Data Capture: a subscription for each object, whose events become hints.
 *
 * <p>Only which records changed is taken from an event. What they hold now is read over the REST API, as after a poll, so
 * that neither a merged nor a forged event can write anything.
 */
final class ChangeCapture implements ChangeStream {

    static final String SETTING = "changeEvents";
    static final String ADDRESS = "pubSub";
    static final String OFF = "Off";
    static final String ON = "On";
    static final String USUAL = "https://api.pubsub.salesforce.com:7443";
    private static final int AT_ONCE = 200;

    private final PubSubLine line;
    private final ScheduledExecutorService timer = timer();
    private final List<Subscription> subscriptions;

    private ChangeCapture(PubSubLine line, Speech speech, Listener listener) {
        this.line = line;
        this.subscriptions = speech.scope().types().stream()
                .map(type -> new Subscription(line, topic(type), new TopicEar(type, speech, listener), timer))
                .toList();
    }

    private static ScheduledExecutorService timer() {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "salesforce-change-capture");
            thread.setDaemon(true);
            return thread;
        });
        // Each answer puts off the end of patience: what was put off is not to pile up.
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }

    static boolean isOn(TrackerSettings settings) {
        return settings.get(SETTING).filter(ON::equals).isPresent();
    }

    static ChangeCapture follow(TrackerSettings settings, TrackerLines lines, Speech speech, Listener listener) {
        return new ChangeCapture(line(settings, lines, speech), speech, listener);
    }

    /**
     * The connection to where events come from; calls nobody yet.
     *
     * @throws TrackerFailure of kind VALIDATION when that may not be called
     */
    static PubSubLine line(TrackerSettings settings, TrackerLines lines, Speech speech) {
        URI address = address(settings, lines);
        return new PubSubLine(
                address,
                lines.sockets(ADDRESS, address, PubSubLine.PORT, PubSubLine.LONGEST_SILENCE),
                speech.api().passes());
    }

    static URI address(TrackerSettings settings, TrackerLines lines) {
        String typed = settings.get(ADDRESS).orElse(USUAL).strip();
        return lines.address(ADDRESS, typed.matches("(?i)https?://.*") ? typed : "https://" + typed, PubSubLine.PORT);
    }

    /**
     * The channel of one object's events.
     *
     * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.change_data_capture.meta/change_data_capture/cdc_subscribe_channels.htm">Channels</a>
     */
    static String topic(String type) {
        String name = type.matches("(?i).*__c") ? type.substring(0, type.length() - 1) : type;
        return "/data/" + name + "ChangeEvent";
    }

    @Override
    public void close() {
        subscriptions.forEach(Subscription::close);
        timer.shutdownNow();
        line.close();
    }

    /** What is heard of one object. */
    private static final class TopicEar implements Subscription.Ear {

        private final String type;
        private final Speech speech;
        private final Listener listener;

        TopicEar(String type, Speech speech, Listener listener) {
            this.type = type;
            this.speech = speech;
            this.listener = listener;
        }

        /** The org is part of it: another one's places mean nothing here. */
        private String name() {
            return speech.api().session().org() + " " + topic(type);
        }

        @Override
        public @Nullable ByteString place() {
            String kept = listener.place(name());
            return kept == null || kept.isEmpty()
                    ? null
                    : ByteString.copyFrom(Base64.getDecoder().decode(kept));
        }

        /** The hints are durable before the place is: both are kept in one transaction, and a poll is the net below. */
        @Override
        public void heard(List<ChangeHeader> events, boolean unreadable, ByteString place) {
            boolean open = unreadable || events.stream().anyMatch(ChangeHeader::isOpen);
            List<Hint> hints = List.of();
            try {
                hints = hints(events);
            } catch (TrackerFailure failure) {
                if (failure.kind().effect() != TrackerFailure.Effect.ITEM_PARKS) {
                    throw failure;
                }
                open = true;
            }
            if (!hints.isEmpty() || !place.isEmpty()) {
                listener.heard(name(), hints, Base64.getEncoder().encodeToString(place.toByteArray()));
            }
            if (open) {
                listener.stirred();
            }
        }

        @Override
        public void lost() {
            listener.lost(name());
        }

        private List<Hint> hints(List<ChangeHeader> events) {
            if (events.isEmpty()) {
                return List.of();
            }
            SObject object = speech.describes().of(type);
            Set<String> ids = ids(events.stream(), object);
            Set<String> deleted = ids(events.stream().filter(ChangeHeader::isDeletion), object);
            Map<String, Hint> found = new LinkedHashMap<>();
            List<String> all = List.copyOf(ids);
            for (int from = 0; from < all.size(); from += AT_ONCE) {
                rows(object, all.subList(from, Math.min(all.size(), from + AT_ONCE)), found);
            }
            List<Hint> hints = new ArrayList<>(found.values());
            deleted.stream()
                    .filter(id -> !found.containsKey(id))
                    .forEach(id -> hints.add(new Hint(purged(object, id), true)));
            return hints;
        }

        /** By what people call it, which most events do not tell. */
        private void rows(SObject object, List<String> ids, Map<String, Hint> found) {
            String fields = Records.idAndKey(object) + ", IsDeleted";
            for (JsonNode row : speech.api()
                    .queryAll("SELECT %s FROM %s WHERE Id IN %s".formatted(fields, object.name(), Soql.list(ids)))) {
                ItemRef ref = speech.items().ref(object, row);
                boolean isGone = row.path("IsDeleted").asBoolean(false);
                found.put(text(row, "Id"), new Hint(ref, isGone));
            }
        }

        private ItemRef purged(SObject object, String id) {
            return new ItemRef(RecordItems.TRACKER, speech.api().session().org(), object.name(), id, id);
        }

        /** Nothing but what can be an id of this object is asked for. */
        private static Set<String> ids(Stream<ChangeHeader> events, SObject object) {
            Set<String> ids = new LinkedHashSet<>();
            events.flatMap(event -> event.ids().stream())
                    .filter(id -> SalesforceIds.isId(id) && id.startsWith(object.prefix()))
                    .forEach(id -> ids.add(SalesforceIds.whole(id)));
            return ids;
        }
    }
}
