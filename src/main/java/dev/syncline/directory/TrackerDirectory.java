package dev.syncline.directory;

import dev.syncline.node.NodeKey;
import dev.syncline.node.ThisNode;
import dev.syncline.outbound.AddressRefused;
import dev.syncline.outbound.NoAnswer;
import dev.syncline.outbound.Outbound;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which node stands beside which tracker: what this node tells, and what it learns from the directory. */
@Component
public class TrackerDirectory {

    private static final int MOST_DISPUTES = 20;

    private final DirectorySettingRows settings;
    private final AnnouncementRows told;
    private final DirectoryRows records;
    private final KeepRecords kept;
    private final DirectoryCalls calls;
    private final Announce announce;
    private final Outbound outbound;
    private final ThisNode node;
    private final Clock clock;

    TrackerDirectory(
            DirectorySettingRows settings,
            AnnouncementRows told,
            DirectoryRows records,
            KeepRecords kept,
            DirectoryCalls calls,
            Announce announce,
            Outbound outbound,
            ThisNode node,
            Clock clock) {
        this.settings = settings;
        this.told = told;
        this.records = records;
        this.kept = kept;
        this.calls = calls;
        this.announce = announce;
        this.outbound = outbound;
        this.node = node;
        this.clock = clock;
    }

    /** A node that announced itself, with the key that signed for it. */
    public record Announced(URI node, NodeKey key) {}

    public DirectorySetting setting() {
        return settings.read();
    }

    /** What each directory was told last. */
    public List<Announcement> announcements() {
        return told.all();
    }

    /** Claims this node refused while it serves as directory, the newest first. */
    public List<Dispute> disputes() {
        return records.disputes(MOST_DISPUTES);
    }

    /** How many records this node keeps as directory. */
    public long records() {
        return records.count();
    }

    /** The tracker this node's card may name; null when the administrator does not want that. */
    public @Nullable URI shownTracker() {
        DirectorySetting setting = settings.read();
        return setting.shown() ? setting.tracker() : null;
    }

    /** Forgets what directories were told of the node that this one is a copy of, and tells them nothing any more. */
    public void leave() {
        settings.write(settings.read().unannounced());
        told.all().forEach(each -> told.forget(each.directory()));
    }

    /** Forgets, as directory, which node stands beside a tracker, so that another may announce itself. */
    public void forget(URI tracker) {
        String place = Place.of(tracker);
        records.ofTracker(place).ifPresent(record -> records.forget(record.fingerprint()));
        records.settle(place);
    }

    /**
     * Takes the settings, in the caller's transaction; {@link #catchUp} then tells the directory.
     *
     * @throws DirectoryRefusal for {@code tracker}, {@code directory} or {@code served}
     */
    public void configure(TypedDirectory typed) {
        URI tracker = address("tracker", typed.tracker());
        URI directory = address("directory", typed.directory());
        if (tracker == null && (typed.shown() || typed.announced())) {
            throw new DirectoryRefusal(
                    "tracker",
                    "Enter the address of your tracker, such as https://acme.xurrent.com: there is nothing to tell without it.");
        }
        if (directory == null && typed.announced()) {
            throw new DirectoryRefusal(
                    "directory", "Enter the address of the directory that is to be told, or do not tell one.");
        }
        if (node.publicAddress().isEmpty() && (typed.announced() || typed.served())) {
            throw new DirectoryRefusal(
                    typed.announced() ? "announced" : "served",
                    "This node has no public address, so nobody can find it. Enter one under General settings first.");
        }
        settings.write(new DirectorySetting(tracker, typed.shown(), directory, typed.announced(), typed.served()));
    }

    /** Tells the directory what is due; what fails is kept as a sentence with the announcement. */
    public void catchUp() {
        announce.catchUp();
    }

    /**
     * The node beside a tracker, as it announced itself here or at the directory.
     *
     * @throws NoAnswer when the directory did not answer
     * @throws AddressRefused when the directory may not be called
     */
    public Optional<Announced> find(URI tracker) {
        DirectorySetting setting = settings.read();
        Optional<Statement> here =
                setting.served() ? kept.find(tracker).flatMap(SignedStatement::verified) : Optional.empty();
        URI directory = setting.directory();
        return here.or(() -> directory == null ? Optional.empty() : calls.ask(directory, tracker))
                .filter(statement -> Place.of(tracker).equals(statement.place()))
                .filter(statement -> statement.holdsAt(clock.instant()))
                .map(statement -> new Announced(statement.node(), statement.nodeKey()));
    }

    private @Nullable URI address(String field, String typed) {
        try {
            return typed.isEmpty() ? null : outbound.address(typed);
        } catch (AddressRefused e) {
            throw new DirectoryRefusal(field, String.valueOf(e.getMessage()));
        }
    }
}
