package dev.syncline.script.api;

import java.util.Collection;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** {@code attachmentHelper}: brings remote files to the local ones. */
public final class AttachmentHelper {

    private final Merging merging;

    public AttachmentHelper(HubModel model, @Nullable HubObject previous) {
        // A file that was sent once does not change; a new one comes in its place.
        this.merging = new Merging(model, previous, "attachments", (before, file) -> true);
    }

    /** Adds new remote files, drops copies of files removed there, and keeps local ones. */
    @ForRules(
            value =
                    "The local files with the remote ones: new ones are fetched, copies of files removed there are dropped.",
            gives = "attachment",
            example = "issue.attachments = attachmentHelper.mergeAttachments(issue, replica)")
    public Collection<HubObject> mergeAttachments(HubObject entity, HubObject replica) {
        return merging.merge(entity, replica, UnaryOperator.identity());
    }
}
