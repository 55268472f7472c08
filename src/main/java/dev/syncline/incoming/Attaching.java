package dev.syncline.incoming;

import dev.syncline.connector.Connector;
import dev.syncline.item.Attachment;
import dev.syncline.item.ItemRef;
import dev.syncline.script.Difference.AttachmentChange;
import org.jspecify.annotations.Nullable;

/** Where the files come from that a rule adds. */
interface Attaching {

    /** The file as the tracker keeps it; null when it was removed on the other side before it was fetched. */
    @Nullable
    Attachment attach(Connector connector, ItemRef ref, AttachmentChange.Added file);

    /** What the other side said the file's digest is. */
    String sha256(AttachmentChange.Added file);
}
