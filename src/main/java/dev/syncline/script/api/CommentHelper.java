package dev.syncline.script.api;

import dev.syncline.script.Direction;
import groovy.lang.Closure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code commentHelper}: brings remote comments into the local ones. */
public final class CommentHelper {

    private final Merging merging;

    public CommentHelper(HubModel model, @Nullable HubObject previous) {
        this.merging = new Merging(model, previous, "comments", CommentHelper::same);
    }

    /** Adds new remote comments under their author's name, rewrites changed ones and keeps local ones. */
    @ForRules(
            value =
                    "The local comments with the remote ones: new ones are added under their author's name, changed ones rewritten, removed ones dropped.",
            gives = "comment",
            example = "issue.comments = commentHelper.mergeComments(issue, replica)")
    public Collection<HubObject> mergeComments(HubObject entity, HubObject replica) {
        return merging.merge(entity, replica, CommentHelper::signed);
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
        return merging.merge(entity, replica, comment -> {
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

    private static boolean same(HubObject before, HubObject comment) {
        return Objects.equals(before.text("body"), comment.text("body"))
                && Objects.equals(before.get("internal"), comment.get("internal"));
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
}
