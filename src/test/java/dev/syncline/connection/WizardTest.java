package dev.syncline.connection;

import static dev.syncline.connection.TwoNodes.refuses;
import static dev.syncline.connection.TwoNodes.whilePrivate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncline.connection.Connection.Mode;
import dev.syncline.directory.TrackerDirectory;
import dev.syncline.directory.TypedDirectory;
import dev.syncline.testing.Keys;
import dev.syncline.testing.RunningNode;
import java.net.URI;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The wizard says what can be done with a destination, and what is wrong with what was typed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WizardTest {

    private static final String CARD = """
            {"syncline":{"lowest":%d,"highest":%d},"name":"Initech","tracker":"Desk","entityTypes":["ticket"],
             "modes":["BASIC"],"key":"MCowBQYDK2VwAyEAJrQLj5P_89iXES9-vFgrIy29clF9CC_oPPsw3c5D0bs",
             "edition":"basic","version":"9","later":{"unknown":true}}
            """;

    private TwoNodes nodes;
    private RunningNode acme;
    private OneAnswer stranger;

    @BeforeAll
    void start() {
        nodes = TwoNodes.onH2();
        acme = nodes.acme;
        stranger = new OneAnswer();
    }

    @BeforeEach
    void nobodyAnsweredYet() {
        acme.bean(RecentAnswers.class).forget(URI.create(stranger.address()));
    }

    @AfterAll
    void stop() {
        stranger.close();
        nodes.close();
    }

    @Test
    void aNodeIsFoundWithWhatBothSidesOffer() {
        Destination found = discovery().discover(nodes.globex.address() + "/", "anna");
        assertThat(found.address()).isEqualTo(nodes.globex.address());
        assertThat(found.nodeName()).isEqualTo("Globex");
        assertThat(found.local()).isFalse();
        assertThat(found.offers().get(Mode.BASIC)).isEqualTo(new Destination.Offer(true, null));
        assertThat(found.offers().get(Mode.SCRIPT)).isEqualTo(new Destination.Offer(true, null));
        assertThat(why(found, Mode.VISUAL)).contains("not offered by this version");
    }

    @Test
    void theOwnAddressIsLocal() {
        assertThat(discovery().discover(acme.address().toString(), "anna").local())
                .isTrue();
        assertThat(discovery()
                        .discover(acme.address().toString().replace("localhost", "127.0.0.1"), "anna")
                        .local())
                .isTrue();
    }

    @Test
    void aNodeThatOffersLessSaysSo() {
        stranger.says(200, CARD.formatted(1, 3));
        Destination found = discovery().discover(stranger.address(), "anna");
        assertThat(found.offers().get(Mode.BASIC)).isEqualTo(new Destination.Offer(true, null));
        assertThat(why(found, Mode.SCRIPT)).isEqualTo("'Initech' does not offer this mode now; its edition is basic.");
        refuses(
                () -> initiate(TwoNodes.proposal(URI.create(stranger.address()), "scripted")),
                "mode",
                "does not offer this mode");
    }

    @Test
    void aNodeThatJustAnsweredIsNotAskedAgainUntilACodeIsMade() {
        stranger.says(200, CARD.formatted(1, 1));
        assertThat(discovery().discover(stranger.address(), "bea").nodeName()).isEqualTo("Initech");
        stranger.says(404, "gone");
        for (int step = 0; step < 20; step++) {
            assertThat(discovery().discover(stranger.address(), "bea").nodeName())
                    .isEqualTo("Initech");
        }
        Proposal proposal = new Proposal(URI.create(stranger.address()), Mode.BASIC, "Acme", "Initech", "late", "");
        refuses(() -> initiate(proposal), "destination", "is not a Syncline node");
        refuses(() -> discovery().discover(stranger.address(), "bea"), "destination", "is not a Syncline node");
    }

    @Test
    void withoutAnAddressBasicAndScriptRemain() {
        Destination nobody = discovery().withoutAddress();
        assertThat(nobody.address()).isNull();
        assertThat(nobody.offers().get(Mode.BASIC)).isEqualTo(new Destination.Offer(true, null));
        assertThat(nobody.offers().get(Mode.SCRIPT)).isEqualTo(new Destination.Offer(true, null));
        assertThat(why(nobody, Mode.VISUAL)).isNotEmpty();
    }

    @Test
    void aNodeWithoutPublicAddressSaysWhatIsMissing() {
        whilePrivate(
                acme,
                () -> assertThat(why(discovery().withoutAddress(), Mode.SCRIPT)).contains("General Settings"));
    }

    @Test
    void aTrackerOfTheDirectoryLeadsToItsNode() {
        refuses(
                () -> discovery().discover("https://tracker.globex.example/", "anna"),
                "destination",
                "Port 9 of 'http://localhost:9'");
    }

    @Test
    void aTrackerWhoseNodeAnnouncedItselfLeadsToThatNode() {
        try (OneAnswer tracker = new OneAnswer()) {
            tracker.says(404, "a tracker, not a node");
            refuses(() -> discovery().discover(tracker.address(), "anna"), "destination", "no node is known beside it");
            TrackerDirectory directory = acme.bean(TrackerDirectory.class);
            TrackerDirectory announcing = nodes.globex.bean(TrackerDirectory.class);
            directory.configure(new TypedDirectory("", false, "", false, true));
            String at = acme.address().toString();
            announcing.configure(new TypedDirectory(tracker.address(), false, at, true, false));
            announcing.catchUp();
            assertThat(announcing.announcements())
                    .singleElement()
                    .satisfies(told -> assertThat(told.problem()).isNull());
            assertThat(discovery().discover(tracker.address(), "anna").nodeName())
                    .isEqualTo("Globex");
            assertThat(discovery()
                            .discover(tracker.address() + "/lightning/r/Case/500/view", "anna")
                            .nodeName())
                    .as("a page of it")
                    .isEqualTo("Globex");
            assertThat(nodes.globex
                            .bean(Discovery.class)
                            .discover(tracker.address(), "gus")
                            .local())
                    .as("asked over HTTP")
                    .isTrue();
            announcing.configure(new TypedDirectory("", false, at, false, false));
            announcing.catchUp();
            assertThat(announcing.announcements()).isEmpty();
            assertThat(directory.find(URI.create(tracker.address()))).isEmpty();
            directory.configure(new TypedDirectory("", false, "", false, false));
        }
    }

    @Test
    void aTrackerThatAPartnersCardNamesLeadsToThatPartner() {
        TrackerDirectory partner = nodes.globex.bean(TrackerDirectory.class);
        nodes.connected("known by its tracker");
        KnownNodes known = acme.bean(KnownNodes.class);
        acme.bean(JdbcClient.class).sql("delete from known_node").update();
        partner.configure(new TypedDirectory("https://globex.my.salesforce.example/", true, "", false, false));
        known.sweep();
        partner.configure(new TypedDirectory("", false, "", false, false));
        Destination found = discovery().discover("https://globex.my.salesforce.example", "anna");
        assertThat(found.address()).isEqualTo(nodes.globex.address());
        acme.bean(RecentAnswers.class).forget(nodes.globex.address());
        discovery().discover(nodes.globex.address().toString(), "anna");
        assertThat(known.beside(URI.create("https://globex.my.salesforce.example")))
                .as("it is not shown any more")
                .isEmpty();
    }

    @Test
    void aNodeThatADirectoryNamesMustShowTheKeyThatSigned() {
        BesideTracker.Node announced = new BesideTracker.Node(
                URI.create(stranger.address()), Keys.fresh().key());
        refuses(() -> announced.mustHave(Keys.fresh().key()), "destination", "shows another key");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "globex.example | Did you mean https://globex.example?",
                "https://anna:secret@globex.example | user name or password",
                "https://10.1.2.3 | not a public address",
                "https://169.254.169.254 | not a public address",
                "http://localhost:9999 | No usable answer came from http://localhost:9999"
            })
    void anAddressThatCannotBeAskedGetsASentence(String typed, String sentence) {
        refuses(() -> discovery().discover(typed, "anna"), "destination", sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "404 | nothing here | is not a Syncline node",
                "200 | <html>A tracker</html> | is not a Syncline node",
                "200 | {} | is not a Syncline node",
                "200 | {\"syncline\":{\"lowest\":1,\"highest\":1}} | is not a Syncline node",
                "200 | [1 | ask the partner for the public address",
                "302 | moved | redirects elsewhere"
            })
    void whateverElseAnswersThereGetsASentence(int status, String body, String sentence) {
        stranger.says(status, body);
        refuses(() -> discovery().discover(stranger.address(), "anna"), "destination", sentence);
    }

    @Test
    void anIncompatibleNodeIsNamedWithBothRanges() {
        stranger.says(200, CARD.formatted(2, 4));
        refuses(
                () -> discovery().discover(stranger.address(), "anna"),
                "destination",
                "versions 2 to 4 of the protocol and this node version 1");
    }

    @Test
    void anEndlessAnswerIsNotRead() {
        stranger.says(200, "x".repeat(70_000));
        refuses(() -> discovery().discover(stranger.address(), "anna"), "destination", "No usable answer");
    }

    @Test
    void connectionInformationIsChecked() {
        refuses(() -> initiate(typed("", "Globex", "n1")), "localShortName", "Enter a local instance short name");
        refuses(() -> initiate(typed("Acme", " \t", "n1")), "remoteShortName", "Enter a remote instance short name");
        refuses(() -> initiate(typed("Acme", "ACME ", "n1")), "remoteShortName", "Both sides are called");
        refuses(() -> initiate(typed("a".repeat(61), "Globex", "n1")), "localShortName", "61 characters; at most 60");
        refuses(() -> initiate(typed("Acme", "<i>Globex</i>", "n1")), "remoteShortName", "contains < or >");
        refuses(() -> initiate(typed("Acme", "Glo\u202ebex", "n1")), "remoteShortName", "invisible character");
        refuses(() -> initiate(typed("Acme", "Globex", "")), "name", "Enter a connection name");
        refuses(() -> initiate(typed("Acme", "Globex", "n".repeat(101))), "name", "101 characters; at most 100");
        refuses(
                () -> initiate(new Proposal(null, Mode.VISUAL, "Acme", "Globex", "n1", "")),
                "mode",
                "Visual mode is not offered");
        refuses(
                () -> initiate(new Proposal(null, Mode.BASIC, "Acme", "Globex", "n1", "d".repeat(2001))),
                "description",
                "2001 characters");
        assertThat(initiate(new Proposal(null, Mode.BASIC, " R&D ", "Globex", "n1", "Two\nlines"))
                        .connection()
                        .localShortName())
                .isEqualTo("R&D");
        refuses(() -> initiate(typed("Acme", "Globex", "N1")), "name", "A connection named 'N1' exists already");
        assertThatThrownBy(() -> initiate(new Proposal(null, Mode.BASIC, " ", "<i>", "N1", "d".repeat(2001))))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.fields())
                                .containsOnlyKeys("localShortName", "remoteShortName", "name", "description"));
    }

    private Issued initiate(Proposal proposal) {
        return TwoNodes.invitations(acme).initiate(proposal, UUID.randomUUID().toString(), "anna");
    }

    private static Proposal typed(String local, String remote, String name) {
        return new Proposal(null, Mode.SCRIPT, local, remote, name, "");
    }

    private Discovery discovery() {
        return acme.bean(Discovery.class);
    }

    private static String why(Destination destination, Mode mode) {
        Destination.Offer offer = Objects.requireNonNull(destination.offers().get(mode));
        assertThat(offer.available()).isFalse();
        return String.valueOf(offer.why());
    }
}
