package dev.syncline.requesttracker;

import dev.syncline.connector.AttachmentDraft;
import dev.syncline.connector.Capabilities;
import dev.syncline.connector.Capabilities.Capability;
import dev.syncline.connector.Capabilities.Correlation;
import dev.syncline.connector.ChangesPage;
import dev.syncline.connector.CommentDraft;
import dev.syncline.connector.ConnectionCheck;
import dev.syncline.connector.Connector;
import dev.syncline.connector.DefaultRules;
import dev.syncline.connector.EntityDescription;
import dev.syncline.connector.Identity;
import dev.syncline.connector.RawAnswer;
import dev.syncline.connector.RawCall;
import dev.syncline.connector.RuleFiles;
import dev.syncline.connector.SearchPage;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerSettings;
import dev.syncline.connector.http.TrackerLines;
import dev.syncline.item.Attachment;
import dev.syncline.item.Comment;
import dev.syncline.item.Item;
import dev.syncline.item.ItemRef;
import dev.syncline.item.ReferenceKind;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One Request Tracker. */
final class RtConnector implements Connector {

    private static final Set<Capability> OFFERED = Set.of(
            Capability.COMMENTS,
            Capability.INTERNAL_COMMENTS,
            Capability.ATTACHMENTS,
            Capability.CUSTOM_FIELDS,
            Capability.VERSION_CHECK,
            Capability.RAW_CALLS);

    private final TrackerSettings settings;
    private final TrackerLines lines;
    private volatile @Nullable Parts made;

    private record Parts(
            RtApi api,
            Queues queues,
            People people,
            Priorities priorities,
            Tickets tickets,
            Messages messages,
            Files files,
            Changes changes) {}

    /** Settings may be incomplete as long as nothing is asked. */
    RtConnector(TrackerSettings settings, TrackerLines lines) {
        this.settings = settings;
        this.lines = lines;
    }

    @Override
    public Identity identify() {
        return identity(parts().people().me());
    }

    @Override
    public Capabilities capabilities() {
        Parts parts = made;
        return new Capabilities(
                List.of(TicketItems.TICKET),
                OFFERED,
                Correlation.MARKER_SEARCH,
                Changes.RESOLUTION,
                parts == null ? Files.UNKNOWN : parts.files().limits(),
                References.OWN);
    }

    @Override
    public ConnectionCheck check() {
        JsonNode me = parts().people().me();
        return new Checks(parts().api(), parts().queues()).check(identity(me), RtApi.text(me, "Name"));
    }

    @Override
    public EntityDescription describe(String entityType) {
        checkType(entityType);
        return Description.of(parts().queues(), parts().priorities());
    }

    @Override
    public EntityDescription expected(String entityType) {
        checkType(entityType);
        return Description.expected();
    }

    @Override
    public Optional<Item> read(String entityType, String id) {
        checkType(entityType);
        return parts().tickets().read(id);
    }

    @Override
    public Optional<Item> findByKey(String entityType, String key) {
        checkType(entityType);
        return parts().tickets().read(key.strip().replaceFirst("^#", ""));
    }

    @Override
    public SearchPage search(String entityType, String filter, @Nullable String cursor, int limit) {
        checkType(entityType);
        return parts().tickets().search(filter, cursor, limit);
    }

    @Override
    public boolean matches(Item item, String filter) {
        return parts().tickets().matches(item.ref().id(), filter);
    }

    @Override
    public ChangesPage changesSince(@Nullable String cursor, int limit) {
        return parts().changes().since(cursor, limit);
    }

    @Override
    public Item create(String entityType, String correlationKey, Map<String, @Nullable Object> fields) {
        checkType(entityType);
        return parts().tickets().create(correlationKey, fields);
    }

    @Override
    public void rehearse(String entityType, @Nullable ItemRef on, Map<String, @Nullable Object> fields) {
        checkType(entityType);
        parts().tickets().rehearse(on, fields);
    }

    @Override
    public Optional<Item> findCreated(String entityType, String correlationKey) {
        checkType(entityType);
        return parts().tickets().findCreated(correlationKey);
    }

    @Override
    public boolean isCopy(ItemRef ref) {
        return parts().tickets().isCopy(ref);
    }

    @Override
    public Item update(ItemRef ref, Map<String, @Nullable Object> fields, @Nullable String expectedRevision) {
        return parts().tickets().update(ref, fields, expectedRevision);
    }

    @Override
    public Set<String> alsoCalled(String entityType, String field) {
        return Description.alsoCalled(field);
    }

    @Override
    public Comment addComment(ItemRef ref, CommentDraft draft) {
        return parts().messages().add(ref, draft);
    }

    @Override
    public Comment changeComment(ItemRef ref, String commentId, CommentDraft draft) {
        throw Messages.append("message");
    }

    @Override
    public void removeComment(ItemRef ref, String commentId) {
        throw Messages.append("message");
    }

    @Override
    public Attachment attach(ItemRef ref, AttachmentDraft draft, InputStream content) {
        return parts().files().attach(ref, draft, content);
    }

    @Override
    public void removeAttachment(ItemRef ref, String attachmentId) {
        throw Messages.append("file");
    }

    @Override
    public InputStream open(ItemRef ref, String attachmentId, long offset) {
        return parts().files().open(attachmentId, offset);
    }

    @Override
    public Optional<Map<String, @Nullable Object>> find(ReferenceKind kind, String name) {
        return references().find(kind, name);
    }

    @Override
    public Optional<Map<String, @Nullable Object>> findOwn(String kind, String name) {
        return references().findOwn(kind, name);
    }

    @Override
    public RawAnswer call(RawCall call) {
        return parts().api().raw(call);
    }

    @Override
    public URI linkTo(ItemRef ref) {
        return URI.create(parts().api().address() + "/Ticket/Display.html?id=" + ref.id());
    }

    @Override
    public DefaultRules defaultRules(String entityType) {
        checkType(entityType);
        return RuleFiles.in("requesttracker");
    }

    private References references() {
        return new References(parts().queues(), parts().people(), parts().priorities());
    }

    /** By name, as RT names the authors of what was said; the number it calls itself by stands nowhere else. */
    private Identity identity(JsonNode me) {
        String account = account(parts().api().address());
        return new Identity(TicketItems.TRACKER, account, "Request Tracker " + account, RtApi.text(me, "Name"));
    }

    private static String account(URI address) {
        return address.getRawAuthority() + (address.getRawPath() == null ? "" : address.getRawPath());
    }

    private synchronized Parts parts() {
        Parts parts = made;
        if (parts == null) {
            parts = make();
            made = parts;
        }
        return parts;
    }

    private Parts make() {
        RtApi api = new RtApi(settings, lines);
        Queues queues = new Queues(api, settings.get("queue").map(String::strip).orElse(""));
        People people = new People(api);
        Priorities priorities = Priorities.parse(settings.get("priorities").orElse(Priorities.PRESET));
        History history = new History(api, people, new Bodies(api));
        TicketItems items = new TicketItems(account(api.address()), people, queues, priorities);
        Tickets tickets = new Tickets(api, items, history, queues, people, priorities);
        return new Parts(
                api,
                queues,
                people,
                priorities,
                tickets,
                new Messages(api, tickets, history, people),
                new Files(api, tickets, history),
                new Changes(api, items));
    }

    private static void checkType(String entityType) {
        if (!entityType.equals(TicketItems.TICKET)) {
            throw TrackerFailure.ofValue("entityType", entityType, List.of(TicketItems.TICKET));
        }
    }
}
