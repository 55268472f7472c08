package dev.syncline.xurrent;

import static dev.syncline.xurrent.XurrentApi.text;

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
import dev.syncline.connector.FileLimits;
import dev.syncline.connector.Identity;
import dev.syncline.connector.RateBudget;
import dev.syncline.connector.RawAnswer;
import dev.syncline.connector.RawCall;
import dev.syncline.connector.SearchPage;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerFailure.Kind;
import dev.syncline.connector.TrackerSettings;
import dev.syncline.connector.WebhookCall;
import dev.syncline.connector.WebhookVerdict;
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

/** One Xurrent account. */
final class XurrentConnector implements Connector {

    private static final Set<Capability> OFFERED = Set.of(
            Capability.COMMENTS,
            Capability.INTERNAL_COMMENTS,
            Capability.ATTACHMENTS,
            Capability.CUSTOM_FIELDS,
            Capability.WEBHOOKS,
            Capability.RAW_CALLS);

    private final TrackerSettings settings;
    private final TrackerLines lines;
    private final int burstFactor;
    private volatile @Nullable Parts made;

    private record Parts(
            XurrentApi api,
            References references,
            UiFields uiFields,
            Offered offered,
            Requests requests,
            Files files,
            Webhooks webhooks) {}

    /** Settings may be incomplete as long as nothing is asked. */
    XurrentConnector(TrackerSettings settings, TrackerLines lines, int burstFactor) {
        this.settings = settings;
        this.lines = lines;
        this.burstFactor = burstFactor;
    }

    @Override
    public Identity identify() {
        return identity(Instance.me(parts().api()));
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(
                List.of(RequestItems.REQUEST),
                OFFERED,
                Correlation.MARKER_SEARCH,
                Requests.RESOLUTION,
                limits(),
                References.OWN);
    }

    @Override
    public ConnectionCheck check() {
        JsonNode me = Instance.me(parts().api());
        String email = text(me, "primaryEmail");
        return new Checks(parts().api())
                .check(identity(me), email.isEmpty() ? text(me, "name") : text(me, "name") + " <" + email + ">");
    }

    @Override
    public List<RateBudget> budgets() {
        return parts().api().budgets();
    }

    @Override
    public EntityDescription describe(String entityType) {
        checkType(entityType);
        return parts().offered().narrowed(Description.request(parts().uiFields().all()));
    }

    @Override
    public EntityDescription describe(String entityType, String template) {
        checkType(entityType);
        return Description.request(parts().uiFields().fields(template));
    }

    @Override
    public EntityDescription expected(String entityType) {
        checkType(entityType);
        return Description.request(List.of());
    }

    @Override
    public Optional<Item> read(String entityType, String id) {
        checkType(entityType);
        return parts().requests().read(id);
    }

    @Override
    public Optional<Item> findByKey(String entityType, String key) {
        checkType(entityType);
        return parts().requests().findByKey(key);
    }

    @Override
    public SearchPage search(String entityType, String filter, @Nullable String cursor, int limit) {
        checkType(entityType);
        return parts().requests().search(filter(filter), cursor, limit);
    }

    @Override
    public boolean matches(Item item, String filter) {
        return filter(filter).matches(item);
    }

    @Override
    public ChangesPage changesSince(@Nullable String cursor, int limit) {
        return parts().requests().changesSince(cursor, limit);
    }

    @Override
    public Item create(String entityType, String correlationKey, Map<String, @Nullable Object> fields) {
        checkType(entityType);
        return parts().requests().create(correlationKey, fields);
    }

    @Override
    public void rehearse(String entityType, @Nullable ItemRef on, Map<String, @Nullable Object> fields) {
        checkType(entityType);
        parts().requests().rehearse(on, fields);
    }

    @Override
    public Optional<Item> findCreated(String entityType, String correlationKey) {
        checkType(entityType);
        return parts().requests().findCreated(correlationKey);
    }

    @Override
    public boolean isCopy(ItemRef ref) {
        return parts().requests().isCopy(ref.id());
    }

    @Override
    public Item update(ItemRef ref, Map<String, @Nullable Object> fields, @Nullable String expectedRevision) {
        return parts().requests().update(ref, fields);
    }

    @Override
    public Set<String> alsoCalled(String entityType, String field) {
        return Description.alsoCalled(field);
    }

    @Override
    public Comment addComment(ItemRef ref, CommentDraft draft) {
        return parts().requests().addComment(ref, draft);
    }

    @Override
    public Comment changeComment(ItemRef ref, String commentId, CommentDraft draft) {
        throw new TrackerFailure(
                Kind.VALIDATION, "Notes of a request cannot be changed in Xurrent. Add another comment instead.");
    }

    @Override
    public void removeComment(ItemRef ref, String commentId) {
        throw new TrackerFailure(
                Kind.VALIDATION, "Notes of a request cannot be removed in Xurrent. Leave the comment where it is.");
    }

    @Override
    public Attachment attach(ItemRef ref, AttachmentDraft draft, InputStream content) {
        return parts().files().attach(ref, draft, content);
    }

    @Override
    public void removeAttachment(ItemRef ref, String attachmentId) {
        throw new TrackerFailure(Kind.VALIDATION, "Files on notes cannot be removed in Xurrent. Leave it there.");
    }

    @Override
    public InputStream open(ItemRef ref, String attachmentId, long offset) {
        return parts().files().open(ref, attachmentId, offset);
    }

    @Override
    public Optional<Map<String, @Nullable Object>> find(ReferenceKind kind, String name) {
        return parts().references().find(kind, name);
    }

    @Override
    public Optional<Map<String, @Nullable Object>> findOwn(String kind, String name) {
        return parts().references().findOwn(kind, name);
    }

    @Override
    public WebhookVerdict receiveWebhook(WebhookCall call) {
        return parts().webhooks().judge(call);
    }

    @Override
    public List<ChangesPage.Hint> followUp(String task) {
        return parts().webhooks().followUp(task);
    }

    @Override
    public RawAnswer call(RawCall call) {
        return parts().api().rest().raw(call);
    }

    @Override
    public URI linkTo(ItemRef ref) {
        return parts().api().addresses().ofRequest(ref.key());
    }

    @Override
    public DefaultRules defaultRules(String entityType) {
        checkType(entityType);
        return new DefaultRules(Documents.text("outgoing.groovy"), Documents.text("incoming.groovy"));
    }

    private Identity identity(JsonNode me) {
        return Instance.identity(parts().api().addresses().account(), me);
    }

    private XurrentFilter filter(String filter) {
        return new FilterText(parts().api().addresses()).read(filter);
    }

    private FileLimits limits() {
        Parts parts = made;
        return parts == null ? Files.USUAL_LIMITS : parts.files().limits();
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
        XurrentApi api = new XurrentApi(Addresses.of(settings, lines), settings, lines, burstFactor);
        NoteFiles notes = new NoteFiles();
        RequestItems items = new RequestItems(api.addresses().account(), notes);
        References references = new References(api);
        UiFields uiFields = new UiFields(api, references);
        String view = settings.get("view").orElse("current_account");
        return new Parts(
                api,
                references,
                uiFields,
                new Offered(api),
                new Requests(api, items, references, uiFields, view),
                new Files(api, notes),
                new Webhooks(api, items, settings.get("webhookAudience").orElse(null)));
    }

    private static void checkType(String entityType) {
        if (!entityType.equals(RequestItems.REQUEST)) {
            throw new TrackerFailure(
                    Kind.VALIDATION,
                    "Of Xurrent only requests are synchronised, and not '%s'. Use 'request'.".formatted(entityType));
        }
    }
}
