package dev.syncline.fault;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * Whether the data folder's disk has room for more; without it nothing new is taken, neither from other nodes nor from
 * the tracker, where it waits safely, before the database can write no longer.
 */
@Component
public class FreeSpace {

    private static final String SUBJECT = "disk";

    private final LongSupplier usable;
    private final DataSize least;
    private final Faults faults;
    private final AtomicReference<@Nullable Boolean> told = new AtomicReference<>();

    /** @param least bytes that must be free; 0 takes everything */
    @Autowired
    FreeSpace(
            @Value("${syncline.data}") Path data,
            @Value("${syncline.transport.free-space:256MB}") DataSize least,
            Faults faults) {
        // Not Files.getFileStore: it fails where the mount table does not name the folder's mount, as in a chroot.
        this(() -> data.toFile().getUsableSpace(), least, faults);
    }

    FreeSpace(LongSupplier usable, DataSize least, Faults faults) {
        this.usable = usable;
        this.least = least;
        this.faults = faults;
    }

    /** The administrator is told when it becomes so and when it is over, and once after each start. */
    public boolean isShort() {
        long left = usable.getAsLong();
        boolean lacking = left < least.toBytes();
        Boolean before = told.getAndSet(lacking);
        if (before == null || before != lacking) {
            tell(lacking, left);
        }
        return lacking;
    }

    /** Why so many bytes more find no room, as the end of a sentence that names both numbers; empty when they do. */
    public Optional<String> lackFor(long bytes) {
        long left = usable.getAsLong();
        return bytes <= 0 || left - least.toBytes() >= bytes
                ? Optional.empty()
                : Optional.of(
                        "needs %d bytes more on the disk of the data folder, of which %d are free and %d stay free (syncline.transport.free-space). Make room there; it goes on by itself."
                                .formatted(bytes, left, least.toBytes()));
    }

    private void tell(boolean lacking, long left) {
        if (!lacking) {
            faults.resolveNode(SUBJECT);
            return;
        }
        faults.report(new NewFault(
                Fault.Level.NODE,
                null,
                SUBJECT,
                "The disk of the data folder has " + DataSize.ofBytes(left).toMegabytes() + " MB left, less than the "
                        + least.toMegabytes()
                        + " MB of syncline.transport.free-space: nothing new is taken, neither from"
                        + " other nodes nor from the tracker.",
                null,
                0,
                "Nothing is lost: changes wait where they are. Make room on this disk; it goes on by itself.",
                null));
    }
}
