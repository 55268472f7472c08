package dev.syncline.salesforce;

import dev.syncline.connector.CleanText;
import dev.syncline.connector.CommentDraft;
import dev.syncline.connector.TextLimit;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerFailure.Kind;
import dev.syncline.item.Comment;
import dev.syncline.item.ItemRef;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What was said on a record: case comments, Chatter posts, e-mails. */
final class Comments {

    private final SalesforceApi api;
    private final Describes describes;
    private final People people;
    private final ParentLocks locks;
    private final Scope scope;
    private final PostImages images;

    Comments(SalesforceApi api, Describes describes, People people, ParentLocks locks, Scope scope, PostImages images) {
        this.api = api;
        this.describes = describes;
        this.people = people;
        this.locks = locks;
        this.scope = scope;
        this.images = images;
    }

    /** What was said on a record, and the files that show in it. */
    record Heard(List<Said> said, List<Shared> shown) {}

    /** Kinds that records of this object have and the acting user sees. */
    List<Said.Kind> kinds(String type) {
        List<Said.Kind> kinds = new ArrayList<>();
        for (Said.Kind kind : Said.Kind.values()) {
            boolean possible = kind == Said.Kind.POST || type.equals(Scope.CASE);
            if (possible && describes.sees(kind.object())) {
                kinds.add(kind);
            }
        }
        return kinds;
    }

    /** The kind that new ones on this object become. */
    Said.Kind written(String type) {
        List<Said.Kind> kinds = kinds(type);
        Said.Kind wanted = type.equals(Scope.CASE) && !scope.posts() ? Said.Kind.COMMENT : Said.Kind.POST;
        if (!kinds.contains(wanted)) {
            throw new TrackerFailure(
                    Kind.FORBIDDEN,
                    "The acting user sees no %s, so nothing can be said on a %s. Let the Salesforce administrator %s."
                            .formatted(
                                    wanted.object(),
                                    type,
                                    wanted == Said.Kind.POST
                                            ? "switch on Chatter and feed tracking for the object"
                                            : "grant Read on cases to it"));
        }
        return wanted;
    }

    /** How long a new one on this object may be. */
    TextLimit limit(String type) {
        return type.equals(Scope.CASE) && !scope.posts() ? Said.Kind.COMMENT.limit() : Said.Kind.POST.limit();
    }

    void ask(Composite call, String type, String id) {
        kinds(type).forEach(kind -> call.query(kind.object(), kind.soqlOf(id)));
    }

    Heard read(Composite.Answers answers) {
        Map<Said.Kind, List<JsonNode>> rows = new EnumMap<>(Said.Kind.class);
        for (Said.Kind kind : Said.Kind.values()) {
            if (answers.has(kind.object())) {
                rows.put(kind, answers.records(kind.object()));
            }
        }
        PostImages.Shown shown = images.of(rows.getOrDefault(Said.Kind.POST, List.of()));
        List<Said> all = new ArrayList<>();
        rows.forEach((kind, some) -> some.forEach(row -> all.add(kind.read(row, shown))));
        all.sort(Comparator.comparing(Said::created).thenComparing(Said::id));
        return new Heard(all, shown.files());
    }

    Comment add(ItemRef ref, CommentDraft draft) {
        Said.Kind kind = written(ref.entityType());
        Map<String, @Nullable Object> body = body(kind, draft);
        body.put("ParentId", ref.id());
        if (kind == Said.Kind.POST) {
            body.put("Visibility", draft.internal() ? "InternalUsers" : "AllUsers");
        }
        Composite call = api.composite()
                .write("new", "POST", "/sobjects/" + kind.object(), body)
                .query("said", kind.soqlById("@{new.id}"));
        return sent(ref, kind, true, call);
    }

    Comment change(ItemRef ref, String id, CommentDraft draft) {
        Said.Kind kind = Said.Kind.of(id).orElseThrow(() -> gone(id));
        if (kind == Said.Kind.MAIL) {
            throw new TrackerFailure(
                    Kind.VALIDATION, "E-mails cannot be changed in Salesforce. Add another comment instead.");
        }
        Composite call = api.composite()
                .write("new", "PATCH", "/sobjects/" + kind.object() + "/" + id, body(kind, draft))
                .query("said", kind.soqlById(id));
        return sent(ref, kind, false, call);
    }

    void remove(ItemRef ref, String id) {
        Said.Kind kind = Said.Kind.of(id).orElse(null);
        if (kind == Said.Kind.MAIL) {
            throw new TrackerFailure(
                    Kind.VALIDATION, "E-mails are not removed from Salesforce. Leave the comment where it is.");
        }
        if (kind != null) {
            Composite call = api.composite().write("new", "DELETE", "/sobjects/" + kind.object() + "/" + id, null);
            TrackerFailure failure = locks.holding(ref.id(), call::send).failure("new", FieldNames.none());
            if (failure != null && failure.kind() != Kind.NOT_FOUND) {
                throw failure;
            }
        }
    }

    private Comment sent(ItemRef ref, Said.Kind kind, boolean isNew, Composite call) {
        Composite.Answers answers = locks.holding(ref.id(), call::send);
        TrackerFailure failure =
                answers.failure("new", FieldNames.of(Map.of("CommentBody", "comments", "Body", "comments")));
        if (failure != null) {
            throw failure.kind() == Kind.NOT_FOUND && isNew
                    ? new Gone(api).of(ref, describes.of(ref.entityType()), failure)
                    : failure;
        }
        return AfterWrite.of(() -> {
            Said said = answers.records("said").stream()
                    .findFirst()
                    .map(row -> kind.read(row, PostImages.Shown.NOTHING))
                    .orElseThrow(() -> new TrackerFailure(
                            Kind.OUTCOME_UNKNOWN, "Salesforce took a comment and does not show it."));
            people.learn(List.of(said.author()));
            return said.with(people);
        });
    }

    private static Map<String, @Nullable Object> body(Said.Kind kind, CommentDraft draft) {
        String text = CleanText.of(draft.body());
        if (text.isBlank()) {
            throw TrackerFailure.ofField("comments", "The comment has no words. Leave it out in the rule.");
        }
        TextLimit limit = kind.limit();
        if (!limit.takes(text)) {
            throw TrackerFailure.ofField(
                    "comments",
                    "The comment '%s' has %d %s, and a %s of Salesforce takes at most %d. Shorten it in the rule, or choose Chatter posts for new comments under General settings, Tracker."
                            .formatted(
                                    TextLimit.beginning(text),
                                    limit.lengthOf(text),
                                    limit.unit() == TextLimit.Unit.BYTES ? "bytes" : "characters",
                                    kind.object(),
                                    limit.maximum()));
        }
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put(kind == Said.Kind.POST ? "Body" : "CommentBody", text);
        if (kind == Said.Kind.COMMENT) {
            body.put("IsPublished", !draft.internal());
        }
        return body;
    }

    private static TrackerFailure gone(String id) {
        return new TrackerFailure(Kind.NOT_FOUND, "Salesforce has no comment '%s'.".formatted(id));
    }
}
