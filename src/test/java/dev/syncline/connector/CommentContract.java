package dev.syncline.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.syncline.connector.Capabilities.Capability;
import dev.syncline.connector.TrackerFailure.Kind;
import dev.syncline.item.Comment;
import dev.syncline.item.Item;
import dev.syncline.item.Person;
import org.junit.jupiter.api.Test;

/** What every tracker owes about comments. */
public abstract class CommentContract extends FieldContract {

    /** The words of a comment as people read them; to be overridden where the tracker keeps mark-up of its own. */
    protected String words(Comment comment) {
        return comment.body();
    }

    @Test
    void keepsComments() {
        Item item = create("Commented");
        if (refused(Capability.COMMENTS, () -> connector().addComment(item.ref(), comment("x")))) {
            return;
        }

        Comment added = connector().addComment(item.ref(), comment("Line one\n<b>two</b> \uD83D\uDE00"));

        assertThat(words(added)).isEqualTo("Line one\n<b>two</b> \uD83D\uDE00");
        assertThat(added.internal()).isFalse();
        assertThat(read(item).comments()).containsExactly(added);
        assertThat(read(item).revision()).isNotEqualTo(item.revision());
    }

    @Test
    void changesComments() {
        Item item = create("Rewritten");
        Comment first = connector().addComment(item.ref(), comment("First"));
        Comment other = connector().addComment(item.ref(), comment("Other"));
        if (refused(Capability.COMMENT_CHANGE, () -> connector().changeComment(item.ref(), first.id(), comment("x")))) {
            return;
        }

        Comment changed = connector().changeComment(item.ref(), first.id(), comment("Second"));

        assertThat(changed.id()).isEqualTo(first.id());
        assertThat(words(changed)).isEqualTo("Second");
        assertThat(read(item).comments()).containsExactly(changed, other);
        assertThat(failure(() -> connector().changeComment(item.ref(), "999999999", comment("x")))
                        .kind())
                .isEqualTo(Kind.NOT_FOUND);
    }

    @Test
    void removesCommentsOnceAndForAll() {
        Item item = create("Silenced");
        Comment comment = connector().addComment(item.ref(), comment("Oops"));
        if (refused(Capability.COMMENT_REMOVE, () -> connector().removeComment(item.ref(), comment.id()))) {
            return;
        }

        connector().removeComment(item.ref(), comment.id());
        connector().removeComment(item.ref(), comment.id());

        assertThat(read(item).comments()).isEmpty();
    }

    @Test
    void keepsInternalCommentsInternal() {
        Item item = create("Discreet");
        CommentDraft draft = new CommentDraft("Between us", true, null);
        if (refused(Capability.INTERNAL_COMMENTS, () -> connector().addComment(item.ref(), draft))) {
            return;
        }

        assertThat(connector().addComment(item.ref(), draft).internal()).isTrue();
        assertThat(read(item).comments()).singleElement().matches(Comment::internal);
    }

    @Test
    void refusesACommentWithoutWords() {
        Item item = create("Speechless");

        assertThat(failure(() -> connector().addComment(item.ref(), comment(" \n ")))
                        .kind())
                .isEqualTo(Kind.VALIDATION);
        assertThat(read(item).comments()).isEmpty();
    }

    @Test
    void writesCommentsAsSomebodyElseWhereItCan() {
        Item item = create("Quoted");
        String other = somebodyElse();
        String key = other == null ? "somebody" : other;
        if (!connector().capabilities().offers(Capability.COMMENTS)) {
            return;
        }

        Comment added = connector().addComment(item.ref(), new CommentDraft("Said so", false, key));

        if (connector().capabilities().offers(Capability.COMMENT_AUTHOR)) {
            assertThat(added.author()).extracting(Person::key).isEqualTo(key);
        } else {
            assertThat(words(added)).isEqualTo("Said so");
        }
    }

    @Test
    void refusesACommentThatIsLongerThanItSays() {
        TextLimit limit = connector()
                .describe(entityType())
                .field("comments")
                .map(EntityDescription.Field::limit)
                .orElse(null);
        assumeTrue(limit != null, "This tracker names no limit for comments.");
        Item item = create("Long-winded");
        String longest = limit.unit() == TextLimit.Unit.BYTES
                ? "\u00e4".repeat(limit.maximum() / 2)
                : "\u00e4".repeat(limit.maximum());

        assertThat(words(connector().addComment(item.ref(), comment(longest)))).isEqualTo(longest);
        assertThat(failure(() -> connector().addComment(item.ref(), comment(longest + "xx")))
                        .kind())
                .isIn(Kind.VALIDATION, Kind.TOO_LARGE);
    }

    final Item read(Item item) {
        return connector().read(entityType(), item.ref().id()).orElseThrow();
    }

    static CommentDraft comment(String body) {
        return new CommentDraft(body, false, null);
    }
}
