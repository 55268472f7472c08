package dev.syncline.incoming;

import dev.syncline.connector.AttachmentDraft;
import dev.syncline.connector.Connector;
import dev.syncline.connector.FileLimits;
import dev.syncline.fault.Fault;
import dev.syncline.fault.Faults;
import dev.syncline.fault.NewFault;
import dev.syncline.item.Attachment;
import dev.syncline.item.ItemRef;
import dev.syncline.item.Replica;
import dev.syncline.script.Difference.AttachmentChange;
import dev.syncline.transport.Envelope;
import dev.syncline.transport.FileFailure;
import dev.syncline.transport.RemoteFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings remote files into the tracker through a temporary one that stays until the tracker took it. */
final class Files implements Attaching {

    private static final Logger LOG = LoggerFactory.getLogger(Files.class);

    private final RemoteFiles remote;
    private final Envelope envelope;
    private final Replica replica;
    private final Faults faults;

    Files(RemoteFiles remote, Envelope envelope, Replica replica, Faults faults) {
        this.faults = faults;
        this.remote = remote;
        this.envelope = envelope;
        this.replica = replica;
    }

    @Override
    public @Nullable Attachment attach(Connector connector, ItemRef ref, AttachmentChange.Added file) {
        mustFit(file, connector.capabilities().files());
        String sha256 = sha256(file);
        Path fetched;
        try {
            fetched = remote.fetch(envelope.connection(), envelope.twin(), file.remoteId(), file.size(), sha256);
        } catch (FileFailure failure) {
            if (failure.kind() == FileFailure.Kind.GONE) {
                LOG.warn(
                        "The file '{}' of {} was removed on the other side before it was fetched; {} goes on without it.",
                        file.filename(),
                        envelope.subject(),
                        ref.key());
                return null;
            }
            if (failure.kind() == FileFailure.Kind.OVER_QUOTA) {
                faults.report(leftOut(file, ref, failure));
                return null;
            }
            throw failure;
        }
        boolean written = false;
        try (InputStream content = java.nio.file.Files.newInputStream(fetched)) {
            AttachmentDraft draft = new AttachmentDraft(
                    file.filename(), file.mimetype(), java.nio.file.Files.size(fetched), sha256, false);
            Attachment attached = connector.attach(ref, draft, content);
            written = true;
            return attached;
        } catch (IOException e) {
            throw new UncheckedIOException("The file '" + file.filename() + "' could not be read back.", e);
        } finally {
            if (written) {
                remote.done(fetched);
            } else {
                remote.keep(fetched);
            }
        }
    }

    /** The rest of the item goes on without it. */
    private NewFault leftOut(AttachmentChange.Added file, ItemRef ref, FileFailure failure) {
        return new NewFault(
                        Fault.Level.ITEM,
                        envelope.connection(),
                        ref.key(),
                        "The file '%s' was left out: %s".formatted(file.filename(), failure.getMessage()),
                        null,
                        0,
                        "Everything else of the item went on. To have the file, raise that setting, start this node again"
                                + " and let the other side send the item again. Then mark this as dealt with.",
                        null)
                .because("files over the limit");
    }

    /** Before a byte is fetched: the other side says how much it is going to send. */
    static void mustFit(AttachmentChange.Added file, FileLimits limits) {
        limits.objection(file.filename(), file.size()).ifPresent(objection -> {
            throw new Unwritable(
                    objection,
                    "Let the tracker take such files, or leave the file out in one of the rules, then retry.");
        });
    }

    @Override
    public String sha256(AttachmentChange.Added file) {
        return sha256(replica, file);
    }

    static String sha256(Replica replica, AttachmentChange.Added file) {
        if (file.sha256() != null) {
            return file.sha256();
        }
        if (replica.hub().get("attachments") instanceof List<?> files) {
            for (Object each : files) {
                if (each instanceof Map<?, ?> entry
                        && file.remoteId().equals(entry.get("id"))
                        && entry.get("sha256") instanceof String sha256) {
                    return sha256;
                }
            }
        }
        throw new Unwritable(
                "The other side did not say the sha-256 of the file '" + file.filename() + "'.",
                "Let the other side's outgoing rule send its attachments unchanged, then let it send the item again.");
    }
}
