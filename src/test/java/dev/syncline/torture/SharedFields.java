package dev.syncline.torture;

import dev.syncline.connection.Connection;
import dev.syncline.connection.Revision;
import dev.syncline.connection.Revisions;
import dev.syncline.testing.RunningNode;

/** Who edits the fields of a ticket. Comments and files come from both sides in any case. */
enum SharedFields {
    /** The side that made the ticket; the other side's rule does not give them back. */
    OF_THE_FIRST_SIDE {
        @Override
        void publish(RunningNode node, Connection side, Place place) {
            Revisions rules = node.bean(Revisions.class);
            Revision published = rules.published(side.id());
            String incoming = """
                    if (firstSync || replica.summary.startsWith("[%s")) {
                    %s
                    } else {
                        issue.comments = commentHelper.mergeComments(issue, replica)
                        issue.attachments = attachmentHelper.mergeAttachments(issue, replica)
                    }
                    """.formatted(place.other().letter(), published.incoming());
            rules.publish(side.id(), published.number(), published.outgoing(), incoming, "test", "One side's fields");
        }
    },
    /** Both sides, with the rules a new connection starts with. */
    OF_BOTH_SIDES {
        @Override
        void publish(RunningNode node, Connection side, Place place) {}
    };

    /** Puts the rules in force that this takes. */
    abstract void publish(RunningNode node, Connection side, Place place);
}
