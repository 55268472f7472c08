package dev.syncline.script.api;

import dev.syncline.item.Trace;
import dev.syncline.script.Direction;
import groovy.lang.Closure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code commentHelper}: brings remote comments into the local ones. */
public final class CommentHelper {

    private final HubModel model;
    private final @Nullable HubObject previous;

    public CommentHelper(HubModel model, @Nullable HubObject previous) {
        this.model = model;
        this.previous = previous;
    }

    /** Adds new remote comments under their author's name, rewrites changed ones and keeps local ones. */
    @ForRules(
            value =
                    "The local comments with the remote ones: new ones are added under their author's name, changed ones rewritten, removed ones dropped.",
            gives = "comment",
            example = "issue.comments = commentHelper.mergeComments(issue, replica)")
    public Collection<HubObject> mergeComments(HubObject entity, HubObject replica) {
        return merge(entity, replica, CommentHelper::signed);
    }

    /** The same; the closure is given each remote comment and may change it, return it, or return nothing. */
    @ForRules(
            value =
                    "The same, without the author's name; the closure is given each remote comment and may change it, return it, or return nothing.",
            gives = "comment",
            parameters = "entity, replica, { comment -> ... }",
            example =
                    "issue.comments = commentHelper.mergeComments(issue, replica) { comment ->\n    comment.internal = true\n    comment\n}")
    public Collection<HubObject> mergeComments(HubObject entity, HubObject replica, Closure<?> each) {
        return merge(entity, replica, comment -> {
            Object result = each.call(comment);
            return result instanceof HubObject hub && hub.kindOf() == Kind.COMMENT ? hub : comment;
        });
    }

    /** The comments and a new one with this text. */
    @ForRules(
            value = "The comments and one more, written as the acting user.",
            gives = "comment",
            example = "issue.comments = commentHelper.addComment(\"Handed over.\", issue.comments)")
    public Collection<@Nullable Object> addComment(String body, @Nullable Collection<?> comments) {
        Collection<@Nullable Object> all = new ArrayList<>(comments == null ? List.of() : comments);
        all.add(new HubObject(Kind.COMMENT).with("body", body).with("internal", false));
        return all;
    }

    /** The comments everybody may read. */
    @ForRules(
            value = "The comments everybody may read: not internal, and for no role or group alone.",
            gives = "comment",
            in = {Direction.OUTGOING, Direction.INCOMING},
            example = "replica.comments = commentHelper.filterLocal(issue.comments)")
    public Collection<HubObject> filterLocal(@Nullable Collection<?> comments) {
        return new ArrayList<>(Changes.parts(comments).stream()
                .filter(comment -> !Boolean.TRUE.equals(comment.get("internal"))
                        && comment.get("role") == null
                        && comment.get("group") == null)
                .toList());
    }

    private Collection<HubObject> merge(HubObject entity, HubObject replica, Rendering rendering) {
        List<HubObject> merged = new ArrayList<>(Changes.parts(entity.get("comments")));
        if (replica.get("comments") == null) {
            return new ArrayList<>(merged);
        }
        List<HubObject> remote = Changes.parts(replica.get("comments"));
        for (HubObject comment : remote) {
            if (isOurs(comment)) {
                continue;
            }
            HubObject twin = Parts.twin(merged, comment);
            if (twin == null && !model.isTraced(Trace.Type.COMMENT, comment.remoteIdOf())) {
                merged.add(rendering.render(copy(comment, null)));
            } else if (twin != null && changed(comment)) {
                merged.set(merged.indexOf(twin), rendering.render(copy(comment, twin.localIdOf())));
            }
        }
        Parts.removeWhatIsGone(merged, remote, previous, "comments", model);
        return new Merged(merged);
    }

    /** Made here: the other side says so, or it is known here although the other side says nothing. */
    private boolean isOurs(HubObject comment) {
        return comment.text("remoteId") != null || model.isCopyOfOurs(Trace.Type.COMMENT, comment.remoteIdOf());
    }

    private boolean changed(HubObject comment) {
        if (previous == null) {
            return false;
        }
        HubObject before = Parts.sameRemote(Changes.parts(previous.get("comments")), comment);
        return before != null
                && !(Objects.equals(before.text("body"), comment.text("body"))
                        && Objects.equals(before.get("internal"), comment.get("internal")));
    }

    private static HubObject copy(HubObject comment, @Nullable String localId) {
        return comment.copy(localId, comment.remoteIdOf()).with("remoteId", comment.remoteIdOf());
    }

    private static HubObject signed(HubObject comment) {
        String author = comment.get("author") instanceof HubObject person ? name(person) : null;
        String body = comment.text("body") == null ? "" : comment.text("body");
        if (author == null) {
            return comment;
        }
        boolean html = body.stripLeading().startsWith("<");
        return comment.with("body", html ? "<p>" + Html.escape(author) + ":</p>" + body : author + ": " + body);
    }

    private static @Nullable String name(HubObject person) {
        return List.of("displayName", "username", "email", "key").stream()
                .map(person::text)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** What becomes of a remote comment here. */
    private interface Rendering {
        HubObject render(HubObject comment);
    }
}
