package dev.syncline.incoming;

import dev.syncline.connector.AttachmentDraft;
import dev.syncline.connector.Connector;
import dev.syncline.item.Attachment;
import dev.syncline.item.ItemRef;
import dev.syncline.item.Replica;
import dev.syncline.script.Difference.AttachmentChange;
import java.io.InputStream;

/** Files that are named and checked, and never fetched. */
record UnfetchedFiles(Replica replica) implements Attaching {

    @Override
    public Attachment attach(Connector connector, ItemRef ref, AttachmentChange.Added file) {
        Files.mustFit(file, connector.capabilities().files());
        AttachmentDraft draft = new AttachmentDraft(file.filename(), file.mimetype(), file.size(), sha256(file), false);
        return connector.attach(ref, draft, InputStream.nullInputStream());
    }

    @Override
    public String sha256(AttachmentChange.Added file) {
        return Files.sha256(replica, file);
    }
}
