package dev.syncline.console.connections;

import dev.syncline.access.Audit;
import dev.syncline.connection.OtherSideSaid;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Writes to the audit what other sides did with a connection, in the transaction that keeps it. */
@Component
class RecordedNotices {

    private final Audit audit;

    RecordedNotices(Audit audit) {
        this.audit = audit;
    }

    @EventListener
    void on(OtherSideSaid said) {
        audit.record(
                "the other side, " + said.remoteShortName(),
                switch (said.kind()) {
                    case PAUSED -> "deactivated its half of a connection";
                    case RESUMED -> "activated its half of a connection";
                    case REMOVED -> "deleted its half of a connection";
                },
                said.connection());
    }
}
