package dev.syncline.connection;

import dev.syncline.connector.DefaultRules;

/** The fixed rules of Basic mode: summary, description, public comments, attachments. */
final class BasicRules {

    static final DefaultRules RULES = new DefaultRules("""
            replica.key = issue.key
            replica.summary = issue.summary
            replica.description = issue.description
            replica.comments = issue.comments.findAll { !it.internal }
            replica.attachments = issue.attachments.findAll { !it.internal }
            """, """
            issue.summary = replica.summary
            issue.description = replica.description
            issue.comments = commentHelper.mergeComments(issue, replica)
            issue.attachments = attachmentHelper.mergeAttachments(issue, replica)
            """);

    private BasicRules() {}
}
