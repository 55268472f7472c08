package dev.syncline.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.syncline.connector.ConnectionCheck.Permission;
import dev.syncline.connector.TrackerFailure.Kind;
import dev.syncline.item.Item;
import dev.syncline.item.ItemRef;
import dev.syncline.testing.Eventually;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every tracker owes about items: found, made once, written as asked. */
public abstract class ItemContract {

    /** The connector under test. */
    protected abstract Connector connector();

    /** Type of the items made here. */
    protected abstract String entityType();

    /** Fields of an item that the tracker takes, the given summary among them. */
    protected abstract Map<String, @Nullable Object> fields(String summary);

    /** A filter that items of exactly this summary match. */
    protected abstract String filterFor(String summary);

    /** A filter the tracker cannot read. */
    protected abstract String unreadableFilter();

    /** Deletes an item as a person would. */
    protected abstract void deleteByHand(ItemRef item);

    /** The key of another person who can write comments; needed where COMMENT_AUTHOR is offered. */
    protected @Nullable String somebodyElse() {
        return null;
    }

    @Test
    void anAdministratorSeesThatAllIsWell() {
        ConnectionCheck check = connector().check();

        assertThat(check.identity()).isEqualTo(connector().identify());
        assertThat(check.actingName()).isNotBlank();
        assertThat(check.permissions()).allMatch(Permission::fulfilled);
        assertThat(check.passed()).isTrue();
    }

    @Test
    void describesAllThatItReliesOn() {
        for (String type : connector().capabilities().entityTypes()) {
            EntityDescription described = connector().describe(type);

            assertThat(connector().expected(type).fields())
                    .allMatch(field -> described
                            .field(field.name())
                            .filter(found -> found.type() == field.type())
                            .isPresent());
        }
    }

    @Test
    void refusesAReferenceItDoesNotHaveAndNamesThoseItHas() {
        TrackerFailure failure = failure(() -> connector().findOwn("nosuchkind", "x"));

        assertThat(failure.kind()).isEqualTo(Kind.VALIDATION);
        assertThat(failure).hasMessageContaining("nosuchkind");
        for (String kind : connector().capabilities().ownReferences()) {
            assertThat(failure).hasMessageContaining(kind);
            assertThat(connector().findOwn(kind, "no such name")).isEmpty();
        }
    }

    @Test
    void saysWhoItIsAndAsWhomItActs() {
        Identity identity = connector().identify();

        assertThat(identity.tracker()).isNotBlank();
        assertThat(identity.account()).isNotBlank();
        assertThat(identity.actingUser()).isNotBlank();
    }

    @Test
    void describesEveryTypeItOffersAndGivesItRules() {
        for (String type : connector().capabilities().entityTypes()) {
            EntityDescription description = connector().describe(type);

            assertThat(description.field("summary")).isPresent();
            assertThat(connector().defaultRules(type).outgoing()).contains("replica");
            assertThat(connector().defaultRules(type).incoming()).contains("replica");
        }
    }

    @Test
    void refusesATypeItDoesNotHave() {
        assertThat(failure(() -> connector().describe("no-such-type")).kind()).isEqualTo(Kind.VALIDATION);
        assertThat(failure(() -> connector().create("no-such-type", key(), fields("x")))
                        .kind())
                .isEqualTo(Kind.VALIDATION);
    }

    @Test
    void knowsAfterARestoreWhatACreateMade() {
        String asTwinsGiveIt = key().replace("-", "");
        Item copy = connector().create(entityType(), asTwinsGiveIt, fields("A copy"));

        assertThat(connector().isCopy(copy.ref())).isTrue();
    }

    @Test
    void readsWhatItCreatedByIdAndByKey() {
        Item created = create("Readable");

        assertThat(created.fields()).containsEntry("summary", "Readable");
        assertThat(created.ref().tracker()).isEqualTo(connector().identify().tracker());
        assertThat(created.ref().account()).isEqualTo(connector().identify().account());
        assertThat(connector().read(entityType(), created.ref().id())).contains(created);
        assertThat(connector().findByKey(entityType(), created.ref().key())).contains(created);
        assertThat(connector().linkTo(created.ref()).getPath()).isNotBlank();
    }

    @Test
    void findsNothingWhereNothingIs() {
        assertThat(connector().read(entityType(), "999999999")).isEmpty();
        assertThat(connector().read(entityType(), "'; drop table x; --")).isEmpty();
        assertThat(connector().findByKey(entityType(), "NONE-999999")).isEmpty();
        assertThat(connector().findCreated(entityType(), key())).isEmpty();
    }

    @Test
    void aRepeatedCreateMakesNoSecondItem() {
        String key = key();
        Item first = connector().create(entityType(), key, fields("Once"));

        Eventually.holds(
                "the item is found by its correlation key",
                () -> connector()
                        .findCreated(entityType(), key)
                        .filter(found -> found.ref().equals(first.ref()))
                        .isPresent());
        if (isUnique()) {
            Item second = connector().create(entityType(), key, fields("Once"));
            assertThat(second.ref()).isEqualTo(first.ref());
        }
    }

    @Test
    void createsAtOnceMakeDifferentItems() {
        List<ItemRef> made = new ArrayList<>();
        Together.run(8, number -> {
            ItemRef ref =
                    connector().create(entityType(), key(), fields("Crowd")).ref();
            synchronized (made) {
                made.add(ref);
            }
        });

        assertThat(made.stream().map(ItemRef::id).distinct()).hasSize(8);
        assertThat(made.stream().map(ItemRef::key).distinct()).hasSize(8);
    }

    @Test
    void theSameCreateByManyAtOnceMakesOneItem() {
        assumeTrue(isUnique(), "Only a unique field can keep many at once from making several.");
        String key = key();
        List<ItemRef> made = new ArrayList<>();
        Together.run(6, number -> {
            ItemRef ref = connector().create(entityType(), key, fields("One")).ref();
            synchronized (made) {
                made.add(ref);
            }
        });

        assertThat(made.stream().distinct()).hasSize(1);
    }

    @Test
    void searchAndMatchAgree() {
        String summary = "Wanted " + UUID.randomUUID();
        Item wanted = create(summary);
        Item other = create("Other " + UUID.randomUUID());

        assertThat(searchAll(filterFor(summary))).containsExactly(wanted.ref());
        assertThat(connector().matches(wanted, filterFor(summary))).isTrue();
        assertThat(connector().matches(other, filterFor(summary))).isFalse();
    }

    @Test
    void anEmptyFilterFindsEverythingPageByPage() {
        List<ItemRef> made = List.of(
                create("Page 1").ref(), create("Page 2").ref(), create("Page 3").ref());

        assertThat(searchAll("")).containsAll(made).doesNotHaveDuplicates();
    }

    @Test
    void saysWhereAFilterCannotBeRead() {
        TrackerFailure failure = failure(() -> connector().search(entityType(), unreadableFilter(), null, 10));

        assertThat(failure.kind()).isEqualTo(Kind.VALIDATION);
        assertThat(failure).hasMessageContaining("position");
    }

    /** Creates an item. */
    protected final Item create(String summary) {
        return connector().create(entityType(), key(), fields(summary));
    }

    private boolean isUnique() {
        return connector().capabilities().correlation() == Capabilities.Correlation.UNIQUE_FIELD;
    }

    static String key() {
        return UUID.randomUUID().toString();
    }

    static Map<String, @Nullable Object> patch(String field, @Nullable Object value) {
        Map<String, @Nullable Object> patch = new LinkedHashMap<>();
        patch.put(field, value);
        return patch;
    }

    /** The failure a call ends in; the test fails when it ends in none. */
    protected static TrackerFailure failure(ThrowingCallable call) {
        TrackerFailure failure = catchThrowableOfType(TrackerFailure.class, call);
        assertThat(failure).as("a TrackerFailure").isNotNull();
        return failure;
    }

    private List<ItemRef> searchAll(String filter) {
        List<ItemRef> found = new ArrayList<>();
        String cursor = null;
        do {
            SearchPage page = connector().search(entityType(), filter, cursor, 2);
            found.addAll(page.items());
            cursor = page.nextCursor();
        } while (cursor != null);
        return found;
    }
}
