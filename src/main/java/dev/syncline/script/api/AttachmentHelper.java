package dev.syncline.script.api;

import dev.syncline.item.Trace;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code attachmentHelper}: brings remote files to the local ones. */
public final class AttachmentHelper {

    private final HubModel model;
    private final @Nullable HubObject previous;

    public AttachmentHelper(HubModel model, @Nullable HubObject previous) {
        this.model = model;
        this.previous = previous;
    }

    /** Adds new remote files, drops copies of files removed there, and keeps local ones. */
    @ForRules(
            value =
                    "The local files with the remote ones: new ones are fetched, copies of files removed there are dropped.",
            gives = "attachment",
            example = "issue.attachments = attachmentHelper.mergeAttachments(issue, replica)")
    public Collection<HubObject> mergeAttachments(HubObject entity, HubObject replica) {
        List<HubObject> merged = new ArrayList<>(Changes.parts(entity.get("attachments")));
        if (replica.get("attachments") == null) {
            return new ArrayList<>(merged);
        }
        List<HubObject> remote = Changes.parts(replica.get("attachments"));
        for (HubObject file : remote) {
            boolean here = file.text("remoteId") != null
                    || Parts.twin(merged, file) != null
                    || model.isTraced(Trace.Type.ATTACHMENT, file.remoteIdOf());
            if (!here) {
                merged.add(file.copy(null, file.remoteIdOf()).with("remoteId", file.remoteIdOf()));
            }
        }
        Parts.removeWhatIsGone(merged, remote, previous, "attachments", model);
        return new Merged(merged);
    }
}
