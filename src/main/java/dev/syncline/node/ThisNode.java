package dev.syncline.node;

import dev.syncline.input.InputRefused;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What this installation is: its name, public address, key and incarnation. */
@Component
public class ThisNode {

    private static final Duration EVALUATION = Duration.ofDays(30);
    private static final int LONGEST_NAME = 60;

    private final NodeRow row;
    private final NodeKeys keys;
    private final Incarnation incarnation;
    private final Clock clock;
    private final NodeKey licenseIssuer;
    private final boolean httpAllowed;

    ThisNode(
            NodeRow row,
            NodeKeys keys,
            Incarnation incarnation,
            Clock clock,
            LicenseSettings licenses,
            @Value("${syncline.outbound.allow-http:false}") boolean httpAllowed) {
        this.row = row;
        this.keys = keys;
        this.incarnation = incarnation;
        this.clock = clock;
        this.licenseIssuer = licenses.issuer();
        this.httpAllowed = httpAllowed;
    }

    /** Name shown to partners and suggested as short name. */
    public String name() {
        return row.description().name();
    }

    /** Public address without trailing slash, where one was set. */
    public Optional<URI> publicAddress() {
        return Optional.ofNullable(row.description().publicAddress());
    }

    /**
     * Sets name and public address; an empty address makes the node private.
     *
     * @throws NodeRefusal for {@code name} or {@code publicAddress}
     */
    public void describe(String name, Optional<URI> publicAddress) {
        row.describe(
                checkedName(name), publicAddress.map(address -> PublicAddress.parse(address.toString(), httpAllowed)));
    }

    /**
     * Sets name and public address as a person typed them; a blank address makes the node private.
     *
     * @throws NodeRefusal for {@code name} or {@code publicAddress}
     */
    public void describe(String name, String typedAddress) {
        InputRefused.all(NodeRefusal::new, () -> checkedName(name), () -> typed(typedAddress));
        row.describe(checkedName(name), typed(typedAddress));
    }

    private Optional<URI> typed(String address) {
        return address.isBlank() ? Optional.empty() : Optional.of(PublicAddress.parse(address, httpAllowed));
    }

    /** The key in use: the identity new partners pin. */
    public NodeKey key() {
        return keys.current();
    }

    /** Random id of this database's life; a restored database gets another. */
    public UUID incarnation() {
        return incarnation.id();
    }

    /** Notes that the database was copied: whoever starts from the copy learns that it is one. */
    public void copied() {
        incarnation.renew();
    }

    /** Begins a new life, as after a restored backup: no number of an envelope is used twice. In the caller's transaction. */
    public void beginAnew() {
        incarnation.anew();
    }

    /** Makes another node of this copy: a key that nothing leads to, a new life, and no address. In the caller's transaction. */
    public void becomeAnother() {
        keys.replace();
        incarnation.anew();
        row.describe(name(), Optional.empty());
    }

    /** Edition this node runs on now. */
    public Edition edition() {
        Instant now = clock.instant();
        Optional<License> license = license().filter(paid -> paid.ends().isAfter(now));
        if (license.isPresent()) {
            return new Edition(
                    Edition.Kind.PAID, license.get().ends(), license.get().licensee());
        }
        Instant evaluationEnds = incarnation.born().plus(EVALUATION);
        return now.isBefore(evaluationEnds)
                ? new Edition(Edition.Kind.EVALUATION, evaluationEnds, null)
                : new Edition(Edition.Kind.BASIC, null, null);
    }

    /**
     * Takes a license key.
     *
     * @throws NodeRefusal for {@code license}
     */
    public void license(String key) {
        License license = License.read(key, licenseIssuer);
        if (!license.ends().isAfter(clock.instant())) {
            throw new NodeRefusal(
                    "license",
                    "The license of " + license.licensee() + " ended on "
                            + license.ends().toString().substring(0, 10) + ". Enter a newer key.");
        }
        row.license(key.replaceAll("\\s", ""));
    }

    private Optional<License> license() {
        try {
            return Optional.ofNullable(row.description().license()).map(key -> License.read(key, licenseIssuer));
        } catch (NodeRefusal ofAnotherIssuer) {
            return Optional.empty();
        }
    }

    private static String checkedName(String typed) {
        String name = typed.strip();
        if (name.isEmpty()) {
            throw new NodeRefusal("name", "Enter a name for this node, such as Acme.");
        }
        if (name.length() > LONGEST_NAME) {
            throw new NodeRefusal(
                    "name", "The name has " + name.length() + " characters. Enter at most " + LONGEST_NAME + ".");
        }
        if (name.chars().anyMatch(c -> Character.isISOControl(c) || c == '<' || c == '>')) {
            throw new NodeRefusal("name", "“" + name + "” holds < or >. Use letters, digits, blanks and - _ . only.");
        }
        return name;
    }
}
