package dev.syncline.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.connection.Connection;
import dev.syncline.connection.Revision;
import dev.syncline.connection.Revisions;
import dev.syncline.connector.CommentDraft;
import dev.syncline.connector.Connector;
import dev.syncline.item.Comment;
import dev.syncline.item.Item;
import dev.syncline.item.ItemRef;
import dev.syncline.salesforce.simulator.SalesforceSimulator;
import dev.syncline.testing.RunningNode;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** A case with a rich text field that is the description of a request and comes back with every change over there. */
record RichCase(SalesforceSimulator org, Connector salesforce, Connector xurrent) {

    private static final String TEXT =
            "<p>Turn it <b>off</b>, see <a href=\"https://acme.test/fan\">the manual</a>:</p>"
                    + "<ul><li>first the fan</li><li>then the light</li></ul>";
    private static final byte[] IMAGE = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
    /** A case comment takes 4,000 bytes. */
    private static final String LONG = "A sentence of a long answer. ".repeat(310);

    /** To the rules a connection starts with, two lines for the field. */
    static void publish(RunningNode node, Connection side) {
        Revisions rules = node.bean(Revisions.class);
        Revision first = rules.published(side.id());
        rules.publish(
                side.id(),
                first.number(),
                first.outgoing() + "\nif (entity.Advice__c) { replica.description = entity.Advice__c }\n",
                first.incoming() + "\nif (entity.Advice__c) { entity.Advice__c = replica.description }\n",
                "test",
                "With advice");
    }

    ItemRef make() {
        ItemRef made = salesforce
                .create("Case", "k3", Map.of("Subject", "Advice", "Priority", "High", "Advice__c", TEXT))
                .ref();
        org.paste(made.id(), "Advice__c", IMAGE);
        return made;
    }

    String advice(ItemRef made) {
        return String.valueOf(org.get(made.id(), "Advice__c"));
    }

    /** Once the request is there, somebody answers at length. */
    void answer(Item request) {
        assertThat(String.valueOf(request.fields().get("description")))
                .contains("**off**", "[the manual](https://acme.test/fan)", "first the fan")
                .containsPattern("picture-[0-9a-f]{8}\\.png")
                .doesNotContain("rtaImage");
        assertThat(request.attachments()).hasSize(1);
        xurrent.addComment(request.ref(), new CommentDraft(LONG, false, null));
    }

    boolean isAnswered(ItemRef made) {
        return said(made).size() == 3;
    }

    void isAsItWas(ItemRef made, String before) {
        assertThat(advice(made)).isEqualTo(before);
        assertThat(said(made)).allMatch(piece -> piece.length() <= 4_000);
        assertThat(String.join("", said(made)).split("sentence", -1)).hasSize(311);
    }

    private List<String> said(ItemRef made) {
        return salesforce.read("Case", made.id()).orElseThrow().comments().stream()
                .map(Comment::body)
                .toList();
    }
}
