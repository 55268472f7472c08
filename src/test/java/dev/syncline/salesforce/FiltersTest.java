package dev.syncline.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.connector.TrackerFailure;
import dev.syncline.item.Item;
import dev.syncline.item.ItemRef;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Trigger filters are what stands behind WHERE, checked against the org before they are kept. */
class FiltersTest extends OrgFixture {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "WHERE Status = 'New'",
                "status = 'NEW' and priority in ('High', 'medium')",
                "Status != 'Closed' AND (Origin = 'Web' OR Origin = NULL)",
                "NOT Status = 'Closed'",
                "Subject LIKE 'print%' AND Subject LIKE '_rinter%'",
                "Cost__c >= 12.5 AND Cost__c < 13",
                "Urgent__c = TRUE AND IsClosed = false",
                "Due__c = 2026-01-31 AND Due__c > 2025-12-31",
                "CreatedDate > 2020-01-01T00:00:00Z AND CreatedDate >= LAST_N_DAYS:7",
                "Owner.Name = 'Sync Line' AND CreatedBy.Email LIKE '%acme.test'",
                "Topics__c INCLUDES ('Ink;Power', 'Paper') AND Topics__c EXCLUDES ('Paper')",
                "Status NOT IN ('Closed', 'Escalated')",
                "Subject = 'Printer on fire' AND Floor__c = 'O\\'Neill \\\\ 2'"
            })
    void salesforceAndWeAgreeOnWhatMatches(String filter) {
        Item wanted = create(Map.of(
                "Origin", "Web",
                "Cost__c", 12.5,
                "Urgent__c", true,
                "Due__c", "2026-01-31",
                "Topics__c", "Ink;Power",
                "Floor__c", "O'Neill \\ 2"));
        Item other = create(Map.of(
                "Subject", "Other", "Status", "Closed", "Priority", "Low", "Origin", "Phone", "Topics__c", "Paper"));

        assertThat(connector.search("Case", filter, null, 10).items()).contains(wanted.ref());
        assertThat(connector.matches(wanted, filter)).isTrue();
        for (Item each : new Item[] {wanted, other}) {
            assertThat(connector.matches(each, filter))
                    .as("%s: %s", filter, each.fields().get("Subject"))
                    .isEqualTo(
                            connector.search("Case", filter, null, 10).items().contains(each.ref()));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Stauts = 'New' | 1 | no field 'Stauts'",
                "Status = 'Nwe' | 10 | no value 'Nwe'. Use one of New, Working, Escalated, Closed",
                "Status = New | 10 | takes a value in quotes",
                "Status = 'New' AND | 19 | A condition is missing",
                "Status = 'New' OR Origin = 'Web' AND Priority = 'Low' | 34 | Put one of them in parentheses",
                "Status = 'New | 10 | no closing quote",
                "(Status = 'New' | 16 | closing parenthesis",
                "Status IN 'New' | 11 | A list begins with a parenthesis",
                "Status IN ('New' | 17 | not closed",
                "Description LIKE '%x%' | 1 | long text, which Salesforce does not filter by",
                "Cost__c = '12' | 11 | takes a number",
                "Urgent__c = 1 | 13 | takes TRUE or FALSE",
                "Due__c = tomorrowish | 10 | takes a day",
                "CreatedDate > 2026-01-31 | 15 | takes a time",
                "OwnerId = 'Jane' | 11 | an id of 15 or 18 characters",
                "Owner.Shoe = 'x' | 1 | have no 'Shoe' in common",
                "Owener.Name = 'x' | 1 | no relationship 'Owener'",
                "Account.Nmae = 'x' | 1 | Account has no field 'Nmae'",
                "Topics__c = 'Ink' AND Topics__c LIKE 'x' | 33 | holds several values",
                "Status INCLUDES ('New') | 8 | holds one value",
                "IsClosed > FALSE | 10 | cannot be compared with >",
                "Status = 'New' ORDER BY Id | 16 | ORDER has no place in a filter",
                "SELECT Id FROM Case | 1 | Write only what stands behind WHERE",
                "AccountId IN (SELECT Id FROM Account) | 15 | Queries inside of filters",
                "Subject = 'a\\qb' | 13 | is no escape",
                "Status LIKE NULL | 13 | NULL is asked for with = or !=",
                "Floor = '2' | 1 | did you mean Floor__c",
                "; DROP | 1 | A field is expected"
            })
    void aFilterThatCannotBeReadSaysWhereAndWhy(String filter, int position, String sentence) {
        TrackerFailure failure = failure(() -> connector.search("Case", filter, null, 10));

        assertThat(failure.fields()).containsEntry("position", String.valueOf(position));
        assertThat(failure.fields().get("filter")).contains(sentence);
        assertThat(simulator.asked()).noneMatch(call -> call.contains("/query"));
    }

    @Test
    void pagesGoOnBehindTheLastId() {
        for (int number = 0; number < 5; number++) {
            create(Map.of("Subject", "No " + number));
        }

        String last = null;
        int found = 0;
        do {
            var page = connector.search("Case", "Subject LIKE 'No %'", last, 2);
            found += page.items().stream().map(ItemRef::id).distinct().toList().size();
            last = page.nextCursor();
        } while (last != null);

        assertThat(found).isEqualTo(5);
    }

    @Test
    void whatAnItemShowsIsJudgedWithoutACall() {
        Item item = create(Map.of());
        connector.matches(item, "");
        int calls = simulator.calls();

        connector.matches(item, "Status = 'New' AND Priority IN ('High', 'Medium') AND Subject LIKE 'P%'");
        assertThat(simulator.calls()).isEqualTo(calls);
        connector.matches(item, "Owner.Name = 'Sync Line'");
        assertThat(simulator.calls()).isEqualTo(calls + 1);
    }
}
