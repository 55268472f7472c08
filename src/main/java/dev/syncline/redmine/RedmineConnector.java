package dev.syncline.redmine;

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
import dev.syncline.redmine.Issues.Incoming;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One Redmine. */
final class RedmineConnector implements Connector {

    private static final Set<Capability> OFFERED = Set.of(
            Capability.COMMENTS,
            Capability.COMMENT_CHANGE,
            Capability.COMMENT_REMOVE,
            Capability.INTERNAL_COMMENTS,
            Capability.ATTACHMENTS,
            Capability.ATTACHMENT_REMOVE,
            Capability.CUSTOM_FIELDS,
            Capability.RAW_CALLS);
    private static final FileLimits ANY = new FileLimits(2_147_483_647L, List.of(), List.of());

    private final TrackerSettings settings;
    private final TrackerLines lines;
    private volatile @Nullable Parts made;

    private record Parts(
            RedmineApi api,
            Names names,
            People people,
            Issues issues,
            Notes notes,
            Files files,
            Changes changes,
            References references,
            Checks checks) {}

    /** Settings may be incomplete as long as nothing is asked. */
    RedmineConnector(TrackerSettings settings, TrackerLines lines) {
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
                List.of(IssueItems.ISSUE),
                OFFERED,
                Correlation.MARKER_SEARCH,
                Changes.RESOLUTION,
                parts == null ? ANY : parts.files().limits(),
                References.OWN);
    }

    @Override
    public ConnectionCheck check() {
        JsonNode me = parts().people().me();
        return parts().checks().check(identity(me), me);
    }

    @Override
    public EntityDescription describe(String entityType) {
        checkType(entityType);
        return Description.of(parts().names());
    }

    @Override
    public EntityDescription expected(String entityType) {
        checkType(entityType);
        return Description.expected();
    }

    @Override
    public Optional<Item> read(String entityType, String id) {
        checkType(entityType);
        return parts().issues().read(id);
    }

    @Override
    public Optional<Item> findByKey(String entityType, String key) {
        checkType(entityType);
        return parts().issues().read(key.strip().replaceFirst("^#", ""));
    }

    @Override
    public SearchPage search(String entityType, String filter, @Nullable String cursor, int limit) {
        checkType(entityType);
        return parts().issues().search(FilterText.read(filter), cursor, limit);
    }

    @Override
    public boolean matches(Item item, String filter) {
        return parts().issues().matches(item.ref().id(), FilterText.read(filter));
    }

    @Override
    public ChangesPage changesSince(@Nullable String cursor, int limit) {
        return parts().changes().since(cursor, limit);
    }

    @Override
    public Item create(String entityType, String correlationKey, Map<String, @Nullable Object> fields) {
        checkType(entityType);
        return parts().issues().create(correlationKey, fields);
    }

    @Override
    public void rehearse(String entityType, @Nullable ItemRef on, Map<String, @Nullable Object> fields) {
        checkType(entityType);
        parts().issues().rehearse(on, fields);
    }

    @Override
    public Optional<Item> findCreated(String entityType, String correlationKey) {
        checkType(entityType);
        return parts().issues().findCreated(correlationKey);
    }

    @Override
    public boolean isCopy(ItemRef ref) {
        return parts().issues().isCopy(ref.id());
    }

    @Override
    public Item update(ItemRef ref, Map<String, @Nullable Object> fields, @Nullable String expectedRevision) {
        return parts().issues().update(ref, fields);
    }

    @Override
    public Set<String> alsoCalled(String entityType, String field) {
        return Description.alsoCalled(field);
    }

    @Override
    public Comment addComment(ItemRef ref, CommentDraft draft) {
        return parts().notes().add(ref, draft);
    }

    @Override
    public Comment changeComment(ItemRef ref, String commentId, CommentDraft draft) {
        return parts().notes().change(ref, commentId, draft);
    }

    @Override
    public void removeComment(ItemRef ref, String commentId) {
        parts().notes().remove(commentId);
    }

    @Override
    public Attachment attach(ItemRef ref, AttachmentDraft draft, InputStream content) {
        return parts().files().attach(ref, draft, content, parts().issues());
    }

    @Override
    public void removeAttachment(ItemRef ref, String attachmentId) {
        parts().files().remove(attachmentId);
    }

    @Override
    public InputStream open(ItemRef ref, String attachmentId, long offset) {
        return parts().files().open(attachmentId, offset);
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
    public RawAnswer call(RawCall call) {
        return parts().api().raw(call);
    }

    @Override
    public URI linkTo(ItemRef ref) {
        return URI.create(parts().api().base() + "/issues/" + ref.id());
    }

    @Override
    public DefaultRules defaultRules(String entityType) {
        checkType(entityType);
        return RuleFiles.in("redmine");
    }

    private Identity identity(JsonNode me) {
        String account = account(parts().api().base());
        return new Identity(
                IssueItems.TRACKER, account, "Redmine " + account, me.path("id").asString(""));
    }

    private static String account(URI base) {
        return base.getRawAuthority()
                + (base.getRawPath() == null ? "" : base.getRawPath().replaceFirst("/$", ""));
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
        RedmineApi api = new RedmineApi(settings, lines);
        Names names = new Names(api);
        People people = new People(api);
        Files files = new Files(api, people);
        Incoming incoming = new Incoming(entered("project"), entered("tracker"), keyField());
        IssueItems items = new IssueItems(account(api.base()), people, names, files, incoming.keyField());
        Issues issues = new Issues(api, items, names, people, incoming);
        return new Parts(
                api,
                names,
                people,
                issues,
                new Notes(api, issues, items, people),
                files,
                new Changes(api, items, new Unstamped(api, items)),
                new References(names, people),
                new Checks(names, people, incoming));
    }

    private String entered(String name) {
        return settings.get(name).map(String::strip).orElse("");
    }

    private String keyField() {
        String number = entered("keyField");
        if (!number.matches("\\d{0,9}")) {
            throw TrackerFailure.ofField(
                    "keyField",
                    "'%s' is no number of a custom field. Enter the 7 of its address /custom_fields/7/edit, or nothing."
                            .formatted(number));
        }
        return number;
    }

    private static void checkType(String entityType) {
        if (!entityType.equals(IssueItems.ISSUE)) {
            throw TrackerFailure.ofValue("entityType", entityType, List.of(IssueItems.ISSUE));
        }
    }
}
