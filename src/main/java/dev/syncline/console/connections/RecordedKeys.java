package dev.syncline.console.connections;

import dev.syncline.access.Audit;
import dev.syncline.connection.KeyChanged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Writes to the audit what became of keys without anybody pressing a button, in the transaction that keeps it. */
@Component
class RecordedKeys {

    private final Audit audit;

    RecordedKeys(Audit audit) {
        this.audit = audit;
    }

    @EventListener
    void on(KeyChanged changed) {
        String fingerprint = changed.key().fingerprint();
        String otherSide = "the other side, " + changed.remoteShortName();
        switch (changed.what()) {
            case CHANGED_THERE ->
                audit.record(
                        otherSide,
                        "changed its key; the key before signed for it",
                        changed.connection() + ", " + fingerprint);
            case KNOWN_THERE ->
                audit.record(otherSide, "took the new key of this node", changed.connection() + ", " + fingerprint);
            case PAIRED_AGAIN ->
                audit.record(otherSide, "was paired again with this node", changed.connection() + ", " + fingerprint);
            case DROPPED_HERE ->
                audit.record("system", "dropped an earlier key of this node that nobody needs any more", fingerprint);
        }
    }
}
