package dev.syncline.connection;

import dev.syncline.connector.TrackerKind;
import dev.syncline.directory.TrackerDirectory;
import dev.syncline.node.NodeKey;
import dev.syncline.outbound.AddressRefused;
import dev.syncline.outbound.NoAnswer;
import dev.syncline.outbound.Outbound;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Which node stands beside a tracker: as the installation says, as partners say, as a directory says. */
@Component
class BesideTracker {

    private static final String FIELD = "destination";
    private static final Duration GOOD_FOR = Duration.ofMinutes(5);

    private final DirectorySettings entries;
    private final KnownNodes partners;
    private final TrackerDirectory directory;
    private final Outbound outbound;
    private final Clock clock;
    private final ObjectProvider<TrackerKind> kinds;
    private final Map<URI, Remembered> announced = new ConcurrentHashMap<>();

    BesideTracker(
            DirectorySettings entries,
            KnownNodes partners,
            TrackerDirectory directory,
            Outbound outbound,
            Clock clock,
            ObjectProvider<TrackerKind> kinds) {
        this.entries = entries;
        this.partners = partners;
        this.directory = directory;
        this.outbound = outbound;
        this.clock = clock;
        this.kinds = kinds;
    }

    private record Remembered(Node node, Instant at) {}

    /**
     * A node that is said to stand beside a tracker.
     *
     * @param key the key it must show; null when whoever answers is taken
     */
    record Node(URI address, @Nullable NodeKey key) {

        /** A node that is this very one shows no key; it is known anyway. */
        void mustHave(@Nullable NodeKey shown) {
            if (key != null && shown != null && !key.equals(shown)) {
                throw new Refusal(
                        FIELD,
                        "The node at %s shows another key than the one that announced itself there. Ask your partner for the public address of their node."
                                .formatted(address));
            }
        }
    }

    /** What is known here, without asking anybody. */
    Optional<Node> known(URI tracker) {
        Optional<Node> entered = entries.entries().stream()
                .filter(entry -> Discovery.same(entry.tracker(), tracker))
                .map(entry -> new Node(entered(entry.node()), null))
                .findFirst();
        return entered.or(() -> partner(tracker)).or(() -> remembered(tracker));
    }

    /**
     * The node beside the tracker that a page belongs to: people copy addresses from where they happen to be.
     *
     * @throws Refusal when the directory could not be asked
     */
    Optional<Node> page(URI typed) {
        List<URI> places = places(typed);
        return places.stream()
                .flatMap(place -> known(place).stream())
                .findFirst()
                .or(() -> places.stream()
                        .flatMap(place -> announced(place).stream())
                        .findFirst());
    }

    /** The address itself, that of its host, and what a kind of tracker makes of it. */
    private List<URI> places(URI typed) {
        URI host = typed.resolve("/");
        Stream<URI> homes = kinds.orderedStream().flatMap(kind -> kind.home(typed).stream());
        return Stream.concat(Stream.of(typed, URI.create(host.toString().replaceFirst("/$", ""))), homes)
                .distinct()
                .toList();
    }

    /**
     * What a directory says.
     *
     * @throws Refusal when the directory could not be asked
     */
    private Optional<Node> announced(URI tracker) {
        try {
            Optional<Node> found = directory.find(tracker).map(each -> new Node(each.node(), each.key()));
            found.ifPresent(node -> announced.put(tracker, new Remembered(node, clock.instant())));
            return found;
        } catch (AddressRefused | NoAnswer e) {
            throw new Refusal(
                    FIELD,
                    "No node is known beside %s, and the directory could not be asked: %s"
                            .formatted(tracker, e.getMessage()));
        }
    }

    private Optional<Node> remembered(URI tracker) {
        Instant oldest = clock.instant().minus(GOOD_FOR);
        announced.values().removeIf(each -> each.at().isBefore(oldest));
        return Optional.ofNullable(announced.get(tracker)).map(Remembered::node);
    }

    /** Two partners that claim one tracker are for the administrator to tell apart. */
    private Optional<Node> partner(URI tracker) {
        List<Node> claims = partners.beside(tracker);
        if (claims.size() > 1) {
            throw new Refusal(
                    FIELD,
                    "Several partners say that they stand beside %s: %s. Enter the address of the one you mean."
                            .formatted(
                                    tracker,
                                    claims.stream()
                                            .map(claim -> claim.address().toString())
                                            .collect(Collectors.joining(", "))));
        }
        return claims.stream().findFirst();
    }

    private URI entered(URI node) {
        try {
            return outbound.address(node.toString());
        } catch (AddressRefused e) {
            throw new Refusal(FIELD, String.valueOf(e.getMessage()));
        }
    }
}
