package dev.syncline.console.editor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

import dev.syncline.connector.Capabilities;
import dev.syncline.connector.Connector;
import dev.syncline.connector.EntityDescription;
import dev.syncline.connector.EntityDescription.Field;
import dev.syncline.connector.EntityDescription.FieldType;
import dev.syncline.connector.LocalTracker;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** Editors complete the fields that this node's tracker has of its own. */
class WordsTest {

    @Test
    void customFieldsAreOfferedWhereItemsHoldThem() {
        assertThat(words(custom("Floor__c"), custom("Floor")))
                .filteredOn(word -> word.name().startsWith("Floor"))
                .extracting(Word::kind, Word::owner, Word::signature, Word::example)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple(
                                "FIELD", "item", "item.Floor__c", "replica.Floor__c = issue.Floor__c"),
                        org.assertj.core.api.Assertions.tuple(
                                "CUSTOM",
                                "customFields",
                                "customFields.\"Floor\"",
                                "replica.customFields.\"Floor\" = issue.customFields.\"Floor\""));
    }

    private static Field custom(String name) {
        return new Field(name, "Floor", FieldType.TEXT, false, true, true, List.of());
    }

    private static List<Word> words(Field... fields) {
        LocalTracker tracker = mock(LocalTracker.class);
        Connector connector = mock(Connector.class);
        given(tracker.connector()).willReturn(connector);
        given(connector.capabilities()).willReturn(new Capabilities(List.of("case"), Set.of(), 1));
        given(connector.describe("case")).willReturn(new EntityDescription("case", "Case", List.of(fields)));
        return new Words(new StaticListableBeanFactory(Map.of("tracker", tracker)).getBeanProvider(LocalTracker.class))
                .all();
    }
}
