package dev.syncline.salesforce;

import dev.syncline.connector.AttachmentDraft;
import dev.syncline.connector.Capabilities;
import dev.syncline.connector.Capabilities.Capability;
import dev.syncline.connector.Capabilities.Correlation;
import dev.syncline.connector.ChangeStream;
import dev.syncline.connector.ChangesPage;
import dev.syncline.connector.CommentDraft;
import dev.syncline.connector.ConnectionCheck;
import dev.syncline.connector.Connector;
import dev.syncline.connector.DefaultRules;
import dev.syncline.connector.EntityDescription;
import dev.syncline.connector.Identity;
import dev.syncline.connector.RateBudget;
import dev.syncline.connector.RawAnswer;
import dev.syncline.connector.RawCall;
import dev.syncline.connector.SearchPage;
import dev.syncline.connector.TextLimit;
import dev.syncline.connector.TrackerSettings;
import dev.syncline.connector.http.TrackerLines;
import dev.syncline.item.Attachment;
import dev.syncline.item.Comment;
import dev.syncline.item.Item;
import dev.syncline.item.ItemRef;
import dev.syncline.item.ReferenceKind;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One Salesforce org. */
final class SalesforceConnector implements Connector {

    private static final Set<Capability> OFFERED = Set.of(
            Capability.COMMENTS,
            Capability.COMMENT_CHANGE,
            Capability.COMMENT_REMOVE,
            Capability.INTERNAL_COMMENTS,
            Capability.ATTACHMENTS,
            Capability.ATTACHMENT_REMOVE,
            Capability.DELETE_NOTICES,
            Capability.RAW_CALLS);

    private final TrackerSettings settings;
    private final TrackerLines lines;
    private volatile @Nullable Speech made;

    /** Settings may be incomplete as long as nothing is asked. */
    SalesforceConnector(TrackerSettings settings, TrackerLines lines) {
        this.settings = settings;
        this.lines = lines;
    }

    @Override
    public Identity identify() {
        Session session = speech().api().session();
        String host = String.valueOf(speech().api().address().getHost());
        String name = host.endsWith(".salesforce.com") ? host.substring(0, host.indexOf('.')) : host;
        return new Identity(
                RecordItems.TRACKER,
                session.org(),
                "Salesforce " + name + (OrgAddress.isSandbox(speech().api().address()) ? " (sandbox)" : ""),
                session.user(),
                session.org());
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(
                Scope.of(settings).types(),
                OFFERED,
                Correlation.UNIQUE_FIELD,
                Changes.RESOLUTION,
                Files.LIMITS,
                References.OWN);
    }

    @Override
    public ConnectionCheck check() {
        Speech speech = speech();
        ConnectionCheck check =
                new Checks(speech.api(), speech.describes(), speech.comments(), speech.scope()).check(identify());
        List<ConnectionCheck.Permission> all = new ArrayList<>(check.permissions());
        all.addAll(new CaptureChecks(settings, lines, speech).check());
        return new ConnectionCheck(check.identity(), check.actingName(), all);
    }

    @Override
    public List<RateBudget> budgets() {
        return speech().api().budgets();
    }

    @Override
    public EntityDescription describe(String entityType) {
        SObject object = object(entityType);
        return Description.of(object, limit(object));
    }

    @Override
    public EntityDescription expected(String entityType) {
        SObject object = object(entityType);
        return Description.expected(object, speech().scope(), limit(object));
    }

    @Override
    public Optional<Item> read(String entityType, String id) {
        return speech().records().read(type(entityType), id);
    }

    @Override
    public Optional<ItemRef> mergedInto(ItemRef gone) {
        return speech().records().mergedInto(gone);
    }

    @Override
    public Optional<Item> findByKey(String entityType, String key) {
        return speech().records().findByKey(type(entityType), key);
    }

    @Override
    public SearchPage search(String entityType, String filter, @Nullable String cursor, int limit) {
        String type = type(entityType);
        return speech().records().search(type, speech().filters().condition(type, filter), cursor, limit);
    }

    @Override
    public boolean matches(Item item, String filter) {
        return speech().filters().matches(item, filter);
    }

    @Override
    public ChangesPage changesSince(@Nullable String cursor, int limit) {
        return speech().changes().since(cursor, limit);
    }

    @Override
    public Optional<ChangeStream> follow(ChangeStream.Listener listener) {
        return ChangeCapture.isOn(settings)
                ? Optional.of(ChangeCapture.follow(settings, lines, speech(), listener))
                : Optional.empty();
    }

    @Override
    public Item create(String entityType, String correlationKey, Map<String, @Nullable Object> fields) {
        return speech().records().create(type(entityType), correlationKey, fields);
    }

    @Override
    public void rehearse(String entityType, @Nullable ItemRef on, Map<String, @Nullable Object> fields) {
        speech().records().rehearse(type(entityType), on, fields);
    }

    @Override
    public Optional<Item> findCreated(String entityType, String correlationKey) {
        return speech().records().findCreated(type(entityType), correlationKey);
    }

    @Override
    public boolean isCopy(ItemRef ref) {
        return speech().records().isCopy(ref);
    }

    @Override
    public Item update(ItemRef ref, Map<String, @Nullable Object> fields, @Nullable String expectedRevision) {
        return speech().records().update(ref, fields);
    }

    @Override
    public Set<String> alsoCalled(String entityType, String field) {
        return HubNames.of(object(entityType)).alsoCalled(field);
    }

    @Override
    public Comment addComment(ItemRef ref, CommentDraft draft) {
        return speech().comments().add(ref, draft);
    }

    @Override
    public Comment changeComment(ItemRef ref, String commentId, CommentDraft draft) {
        return speech().comments().change(ref, commentId, draft);
    }

    @Override
    public void removeComment(ItemRef ref, String commentId) {
        speech().comments().remove(ref, commentId);
    }

    @Override
    public Attachment attach(ItemRef ref, AttachmentDraft draft, InputStream content) {
        return speech().files().attach(ref, draft, content);
    }

    @Override
    public void removeAttachment(ItemRef ref, String attachmentId) {
        speech().files().remove(ref, attachmentId);
    }

    @Override
    public InputStream open(ItemRef ref, String attachmentId, long offset) {
        return speech().files().open(ref, attachmentId, offset);
    }

    @Override
    public Optional<InputStream> openImage(ItemRef ref, String source) {
        return speech().images().open(ref, source);
    }

    @Override
    public Optional<Map<String, @Nullable Object>> find(ReferenceKind kind, String name) {
        return speech().references().find(kind, name, speech().scope().types());
    }

    @Override
    public Optional<Map<String, @Nullable Object>> find(ReferenceKind kind, String name, String entityType) {
        return speech().references().find(kind, name, List.of(type(entityType)));
    }

    @Override
    public Optional<Map<String, @Nullable Object>> findOwn(String kind, String name) {
        return speech().references().findOwn(kind, name);
    }

    @Override
    public RawAnswer call(RawCall call) {
        return speech().api().line().raw(RawPaths.within(call, speech().api()));
    }

    @Override
    public URI linkTo(ItemRef ref) {
        return URI.create(speech().api().address() + "/" + ref.id());
    }

    @Override
    public DefaultRules defaultRules(String entityType) {
        return RulesText.of(type(entityType));
    }

    private SObject object(String entityType) {
        return speech().describes().of(type(entityType));
    }

    private TextLimit limit(SObject object) {
        return speech().comments().limit(object.name());
    }

    private String type(String entityType) {
        return speech().scope().need(entityType);
    }

    private synchronized Speech speech() {
        Speech speech = made;
        if (speech == null) {
            speech = Speech.of(settings, lines);
            made = speech;
        }
        return speech;
    }
}
