package dev.syncline.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.connector.CommentDraft;
import dev.syncline.connector.RateBudget;
import dev.syncline.connector.RawCall;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerFailure.Effect;
import dev.syncline.connector.TrackerFailure.Kind;
import dev.syncline.item.Item;
import dev.syncline.testing.Eventually;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Salesforce refuses, limits and locks becomes a failure that says what to do. */
class RefusalsTest extends OrgFixture {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FIELD_CUSTOM_VALIDATION_EXCEPTION | Low is not allowed | Priority | VALIDATION | A validation rule of the org says so",
                "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY | CaseTrigger: System.NullPointerException | '' | VALIDATION | Apex Triggers or Flows",
                "INVALID_CROSS_REFERENCE_KEY | Record Type ID: this ID value isn't valid for the user | RecordTypeId | VALIDATION | Assign the id of a record that is there",
                "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST | bad value for restricted picklist field: x | Origin | VALIDATION | active for the record type",
                "REQUIRED_FIELD_MISSING | Required fields are missing: [Origin] | Origin | VALIDATION | Assign it in the rule",
                "SOMETHING_OF_TOMORROW | No | '' | VALIDATION | SOMETHING_OF_TOMORROW",
                "INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY | insufficient access rights on cross-reference id | '' | FORBIDDEN | share the record with the acting user",
                "API_DISABLED_FOR_ORG | API is not enabled for this Organization or Partner | '' | FORBIDDEN | API Enabled",
                "STORAGE_LIMIT_EXCEEDED | storage limit exceeded | '' | FORBIDDEN | Storage Usage",
                "ENTITY_IS_DELETED | entity is deleted | '' | NOT_FOUND | no such record any more",
                "UNABLE_TO_LOCK_ROW | unable to obtain exclusive access | '' | LOCKED | It is written again shortly",
                "QUERY_TIMEOUT | Your query request was running for too long | '' | TRANSIENT | could not do this just now"
            })
    void eachCodeSaysWhatToDo(String code, String message, String field, Kind kind, String sentence) {
        Item item = create(Map.of());
        String[] fields = field.isEmpty() ? new String[0] : new String[] {field};
        simulator.faults().refuseNext(code, message, fields);

        TrackerFailure failure = failure(() -> connector.update(item.ref(), Map.of("Origin", "Web")));

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure).hasMessageContaining(sentence).hasMessageContaining(message);
        assertThat(failure.fields()).containsOnlyKeys(fields);
        assertThat(read(item.ref())).isEqualTo(item);
    }

    @Test
    void aDuplicateRuleNamesItselfAndTheRecordsThatLookAlike() {
        Item first = create(Map.of());
        simulator.faults().refuseDuplicates(true);

        TrackerFailure failure = failure(() -> create(Map.of()));

        assertThat(failure.kind()).isEqualTo(Kind.VALIDATION);
        assertThat(failure)
                .hasMessageContaining("Same_Subject")
                .hasMessageContaining(first.ref().id());
        assertThat(simulator.count("Case")).isEqualTo(1);
    }

    @Test
    void aBurstOfLocksIsWaitedFor() {
        Item item = create(Map.of());
        simulator.faults().lockRows(2);

        for (int attempt = 0; attempt < 2; attempt++) {
            assertThat(failure(() -> connector.update(item.ref(), Map.of("Subject", "x")))
                            .kind()
                            .effect())
                    .isEqualTo(Effect.RETRY);
        }
        assertThat(connector.update(item.ref(), Map.of("Subject", "x")).fields())
                .containsEntry("Subject", "x");
    }

    @Test
    void aWriteIsUndoneWhenWhatBelongsToTheRecordCannotBeRead() {
        Item item = create(Map.of());
        simulator.hideType("FeedItem");

        TrackerFailure failure = failure(() -> connector.update(item.ref(), Map.of("Subject", "x")));

        assertThat(failure.kind()).isEqualTo(Kind.TRANSIENT);
        assertThat(failure).hasMessageContaining("Nothing was done").hasMessageContaining("FeedItem");
        assertThat(simulator.get(item.ref().id(), "Subject")).isEqualTo("Printer on fire");
    }

    @Test
    void oneParentIsWrittenBelowByOneAtATime() {
        String account = simulator.add("Account", Map.of("Name", "Acme"));
        Item one = create(Map.of("AccountId", account));
        Item two = create(Map.of("AccountId", account));
        Item elsewhere = create(Map.of());
        simulator.faults().hold();

        CompletableFuture<?> first = write(one, "x");
        Eventually.holds("the first write is inside", () -> simulator.faults().writing() == 1);
        CompletableFuture<?> second = CompletableFuture.runAsync(
                () -> connector.addComment(two.ref(), new CommentDraft("At the same time", false, null)));
        CompletableFuture<?> third = write(elsewhere, "y");
        Eventually.holds("a write elsewhere goes in", () -> simulator.faults().writing() == 2);
        simulator.faults().release();
        CompletableFuture.allOf(first, second, third).join();

        assertThat(simulator.faults().mostWritingAtOnce()).isEqualTo(2);
        assertThat(read(two.ref()).comments()).hasSize(1);
    }

    @Test
    void theDailyLimitClosesTheLineForAWhile() {
        Item item = create(Map.of());
        simulator.faults().exhaustQuota(1);

        TrackerFailure failure = failure(() -> read(item.ref()));
        int calls = simulator.calls();

        assertThat(failure.kind()).isEqualTo(Kind.QUOTA_EXHAUSTED);
        assertThat(failure.comeBackIn()).contains(Duration.ofMinutes(15));
        assertThat(failure).hasMessageContaining("Company Information");
        assertThat(failure(() -> read(item.ref())).kind().effect()).isEqualTo(Effect.TRACKER_WAITS);
        assertThat(simulator.calls()).isEqualTo(calls);
    }

    @Test
    void aLimitWithoutATimeIsWaitedFor() {
        connector.describe("Case");
        simulator.limitNextWithoutSayingHowLong();

        TrackerFailure failure = failure(() -> connector.findByKey("Case", "00001001"));

        assertThat(failure.kind()).isEqualTo(Kind.RATE_LIMITED);
        assertThat(failure.comeBackIn()).isPresent();
    }

    @Test
    void theBudgetIsOfADayThatRolls() {
        create(Map.of());

        assertThat(connector.budgets()).singleElement().satisfies(budget -> {
            assertThat(budget.limit()).isEqualTo(15_000);
            assertThat(budget.remaining()).isBetween(14_900L, 14_982L);
            assertThat(budget.rolling()).isTrue();
        });
    }

    @Test
    void readingGoesOnSlowlyWhenTheDayIsNearlyUsedUp() {
        Instant now = Instant.parse("2026-01-31T12:00:00Z");
        RateBudget half = new RateBudget("calls", 7_500, 15_000, now.plus(Duration.ofHours(24)), true);
        RateBudget nearly = new RateBudget("calls", 1_000, 15_000, now.plus(Duration.ofHours(24)), true);

        assertThat(half.spacing(RateBudget.Urgency.READING, now))
                .isBetween(Duration.ofSeconds(14), Duration.ofSeconds(15));
        assertThat(nearly.spacing(RateBudget.Urgency.READING, now)).isEqualTo(Duration.ofMinutes(15));
        assertThat(nearly.spacing(RateBudget.Urgency.INTERACTIVE, now)).isZero();
    }

    @Test
    void whatPeopleMadeIsNoCopyAfterARestoreNorIsAnythingWhereTheKeyIsHidden() {
        Item made = create(Map.of());
        Item theirs = connector
                .read("Case", simulator.create("By hand", "", "Medium"))
                .orElseThrow();

        assertThat(connector.isCopy(theirs.ref())).isFalse();
        assertThat(connector.isCopy(made.ref())).isTrue();
        assertThat(open(Map.of("keyField", "Partner_Key__c")).isCopy(made.ref()))
                .isFalse();
    }

    @Test
    void rulesReachTheApiAndNothingBesidesIt() {
        Item item = create(Map.of());
        String soql = "SELECT Id, Subject FROM Case WHERE Subject = 'Printer on fire' AND Id != null";

        for (String path : List.of("/services/data/v60.0/query/?q=" + soql, "/query?q=" + soql, "query?q=" + soql)) {
            assertThat(connector.call(raw(path)).body())
                    .as(path)
                    .contains(item.ref().id());
        }
        assertThat(connector.call(raw("/sobjects/Case/500000000000000AAA")).status())
                .isEqualTo(404);
        for (String path :
                List.of("/services/oauth2/revoke?token=x", "/services/data/v60.0/../../oauth2/token", "//x/y", "/")) {
            assertThat(failure(() -> connector.call(raw(path))).kind()).as(path).isEqualTo(Kind.VALIDATION);
        }
    }

    @Test
    void withoutItsKeyFieldNothingIsMade() {
        SalesforceConnector unready = open(Map.of("keyField", "Partner_Key__c"));

        TrackerFailure failure = failure(() -> unready.create("Case", "k", new HashMap<>(Map.of("Subject", "x"))));

        assertThat(failure)
                .hasMessageContaining("no field 'Partner_Key__c'")
                .hasMessageContaining("tick Unique and External ID");
        assertThat(simulator.count("Case")).isZero();
        simulator.makeAmbiguous("Case", "Syncline_Key__c");
        assertThat(failure(() -> create(Map.of()))).hasMessageContaining("not marked as unique external ID");
    }

    private CompletableFuture<?> write(Item item, String subject) {
        return CompletableFuture.runAsync(() -> connector.update(item.ref(), Map.of("Subject", subject)));
    }

    private static RawCall raw(String path) {
        return new RawCall("GET", path, Map.of(), Map.of(), null);
    }
}
