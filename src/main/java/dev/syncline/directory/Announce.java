package dev.syncline.directory;

import dev.syncline.node.NodeKey;
import dev.syncline.node.NodeKeys;
import dev.syncline.node.ThisNode;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells directories what is to be known of this node, and those that are no longer meant to forget it. */
@Component
class Announce {

    private static final Duration AGAIN = Duration.ofDays(1);

    private final DirectorySettingRows settings;
    private final AnnouncementRows told;
    private final DirectoryCalls calls;
    private final ThisNode node;
    private final NodeKeys keys;
    private final Clock clock;

    Announce(
            DirectorySettingRows settings,
            AnnouncementRows told,
            DirectoryCalls calls,
            ThisNode node,
            NodeKeys keys,
            Clock clock) {
        this.settings = settings;
        this.told = told;
        this.calls = calls;
        this.node = node;
        this.keys = keys;
        this.clock = clock;
    }

    /** Says what is due: at once what changed, daily what stays. What fails is said again the next time. */
    void catchUp() {
        DirectorySetting setting = settings.read();
        URI wanted = setting.announced() && node.publicAddress().isPresent() ? setting.directory() : null;
        told.all().stream().filter(each -> !each.directory().equals(wanted)).forEach(this::takeBack);
        URI tracker = setting.tracker();
        if (wanted != null && tracker != null) {
            Optional<Announcement> before = told.find(wanted);
            if (before.filter(each -> !isDue(each, tracker)).isEmpty()) {
                say(wanted, tracker, before.orElse(null));
            }
        }
    }

    private boolean isDue(Announcement before, URI tracker) {
        Instant taken = before.taken();
        return before.problem() != null
                || taken == null
                || !taken.plus(AGAIN).isAfter(clock.instant())
                || !tracker.equals(before.tracker())
                || !node.publicAddress().equals(Optional.ofNullable(before.address()))
                || !keys.current().fingerprint().equals(before.fingerprint());
    }

    private void say(URI directory, URI tracker, @Nullable Announcement before) {
        NodeKey key = keys.current();
        URI address = node.publicAddress().orElseThrow();
        long said = next(before);
        Optional<String> problem = calls.tell(directory, signed(directory, key, address, tracker, said));
        boolean taken = problem.isEmpty();
        told.write(new Announcement(
                directory,
                taken ? tracker : before == null ? null : before.tracker(),
                taken ? address : before == null ? null : before.address(),
                taken ? key.fingerprint() : before == null ? null : before.fingerprint(),
                said,
                taken ? clock.instant() : before == null ? null : before.taken(),
                problem.orElse(null)));
    }

    /** What cannot be taken back lapses by itself; until then it is tried. */
    private void takeBack(Announcement before) {
        Instant taken = before.taken();
        boolean lapsed = taken == null || !taken.plus(KeepRecords.LASTS).isAfter(clock.instant());
        if (!before.isKnownThere() || lapsed) {
            told.forget(before.directory());
            return;
        }
        NodeKey key = signer(before);
        long said = next(before);
        Optional<String> problem = calls.tell(before.directory(), signed(before.directory(), key, null, null, said));
        if (problem.isEmpty()) {
            told.forget(before.directory());
        } else {
            told.write(new Announcement(
                    before.directory(),
                    before.tracker(),
                    before.address(),
                    before.fingerprint(),
                    said,
                    taken,
                    problem.get()));
        }
    }

    /** The key the directory knows, while it is held. */
    private NodeKey signer(Announcement before) {
        String known = Objects.requireNonNullElse(before.fingerprint(), "");
        return keys.holds(known) ? keys.find(known).orElseThrow() : keys.current();
    }

    private SignedStatement signed(
            URI directory, NodeKey key, @Nullable URI address, @Nullable URI tracker, long said) {
        Statement statement = new Statement(
                directory.toString(),
                key.encoded(),
                address == null ? null : address.toString(),
                tracker == null ? null : tracker.toString(),
                said,
                said + KeepRecords.LASTS.toMillis(),
                Statement.newest(keys.linksAfter(keys.first().fingerprint())));
        return SignedStatement.of(statement, bytes -> keys.sign(key.fingerprint(), bytes));
    }

    /** Later than what was said before, even where the clock was set back in between. */
    private long next(@Nullable Announcement before) {
        return Math.max(clock.millis(), before == null ? 0 : before.said() + 1);
    }
}
