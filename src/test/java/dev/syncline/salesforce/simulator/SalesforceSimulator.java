package dev.syncline.salesforce.simulator;

import dev.syncline.connector.TrackerFaults;
import dev.syncline.testing.FormParts;
import dev.syncline.testing.LoopbackServer;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A Salesforce org over HTTP: OAuth, and the REST API on one host. */
public final class SalesforceSimulator implements TrackerFaults, AutoCloseable {

    public static final String CLIENT = OAuth.CLIENT;

    private final Org org;
    private final OAuth oauth;
    private final Faults faults = new Faults();
    private final LoopbackServer server;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private @Nullable EventBus bus;

    public SalesforceSimulator(Clock clock) {
        this(clock, 0);
    }

    /** At a port of its own; 0 for any. */
    public SalesforceSimulator(Clock clock, int port) {
        org = new Org(clock, "acme.test");
        oauth = new OAuth(org, clock);
        server = new LoopbackServer(port);
        server.serve(new Front(new Rest(org, faults), oauth, faults, this::address, asked, new CasePages(org)));
    }

    public String address() {
        return server.address();
    }

    /** Settings of a connector with client credentials. */
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("address", address());
        settings.put("clientId", CLIENT);
        settings.put("clientSecret", OAuth.SECRET);
        return settings;
    }

    /** Settings of a connector that listens to change events. */
    public Map<String, String> listeningSettings() {
        Map<String, String> settings = settings();
        settings.put("changeEvents", "On");
        settings.put("pubSub", events().address());
        return settings;
    }

    /** The org's change events, to which nobody can listen before this is first asked for. */
    public synchronized EventBus events() {
        EventBus known = bus;
        if (known == null) {
            known = new EventBus(org, oauth);
            bus = known;
        }
        return known;
    }

    /** Sets a value in several rows in one transaction. */
    public void setAll(List<String> ids, String field, Object value) {
        synchronized (org) {
            for (String id : ids) {
                Map<String, @Nullable Object> row = Objects.requireNonNull(org.any(id));
                row.put(field, value);
                org.touch(row);
            }
            org.commit();
        }
    }

    /** Settings of a connector that signs with its own key. */
    public Map<String, String> keySettings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("address", address());
        settings.put("flow", "JWT bearer");
        settings.put("clientId", CLIENT);
        settings.put("username", OAuth.USER);
        settings.put("privateKey", OAuth.privateKey());
        return settings;
    }

    /** How many calls a day the org says it allows. */
    public void allow(int callsADay) {
        faults.daily = callsADay;
    }

    public Faults faults() {
        return faults;
    }

    /** From now on this is another org, such as a sandbox that was made anew: it knows no session of before. */
    public void becomeAnotherOrg() {
        org.id = "00DOTHER0000001AAA";
        oauth.forgetTokens();
    }

    /** Method and target of every call, in order. */
    public List<String> asked() {
        return asked;
    }

    /** From now on this is a host that only signs in people, such as login.salesforce.com. */
    public void actAsLoginHost() {
        oauth.actAsLoginHost();
    }

    /** Makes a record behind the API's back, and returns its id. */
    public String add(String type, Map<String, ?> values) {
        synchronized (org) {
            String id = org.add(type, values);
            org.commit();
            return id;
        }
    }

    /** Makes a case as people do, and returns its id. */
    public String create(String subject, String description, String priority) {
        return new ByHand(org).create(subject, description, priority);
    }

    /** Adds a comment to a case as people do. */
    public void say(String id, String comment, boolean published) {
        new ByHand(org).comment(id, comment, published);
    }

    /** Sets a value behind the API's back, with a stamp of its own. */
    public void set(String id, String field, @Nullable Object value) {
        synchronized (org) {
            Map<String, @Nullable Object> row = Objects.requireNonNull(org.any(id));
            row.put(field, value);
            org.touch(row);
            org.commit();
        }
    }

    /** Pastes an image into a rich text field as people do, and returns the address that the field has it at. */
    public String paste(String id, String field, byte[] image) {
        return new Pasted(org).intoField(id, field, image, asked.size() % 100);
    }

    /** Posts words with images below them as people do; each is a file of the post's own. */
    public String post(String id, String words, boolean internal, FormParts.Sent... images) {
        return new Pasted(org).intoPost(id, words, internal, List.of(images));
    }

    public @Nullable Object get(String id, String field) {
        synchronized (org) {
            return Objects.requireNonNull(org.any(id)).get(field);
        }
    }

    /** How many rows of an object are there and not deleted. */
    public int count(String type) {
        synchronized (org) {
            return org.live(type).size();
        }
    }

    /** What a field holds in each row that is not deleted. */
    public List<String> values(String type, String field) {
        synchronized (org) {
            return org.live(type).stream()
                    .map(row -> String.valueOf(row.get(field)))
                    .toList();
        }
    }

    /** Deletes a record as a person would; it lies in the recycle bin afterwards. */
    public void delete(String id) {
        synchronized (org) {
            new Dml(org, faults).delete(org.typeOf(id), id);
            org.commit();
        }
    }

    /** Makes one record a part of another; it is deleted by that. */
    public void merge(String lost, String kept) {
        delete(lost);
        set(lost, "MasterRecordId", kept);
    }

    /** Hides a field from the acting user, as field-level security does. */
    public void hide(String type, String field) {
        field(type, field).hidden = true;
    }

    public void show(String type, String field) {
        field(type, field).hidden = false;
    }

    public void makeReadOnly(String type, String field) {
        field(type, field).readOnly();
    }

    /** Leaves a record type of cases only some values of a picklist. */
    public void limitChoices(String recordType, String field, String... values) {
        synchronized (org) {
            Object id = org.recordTypes("Case").stream()
                    .filter(each -> recordType.equals(each.get("name")))
                    .findFirst()
                    .orElseThrow()
                    .get("recordTypeId");
            field("Case", field).ofRecordTypes.put(String.valueOf(id), List.of(values));
        }
    }

    /** Takes the unique mark off a field. */
    public void makeAmbiguous(String type, String field) {
        field(type, field).unique = false;
    }

    /** Hides a whole object, as a missing permission does. */
    public void hideType(String type) {
        Objects.requireNonNull(org.types.get(type)).visible = false;
    }

    /** Lets the org's clock run ahead. */
    public void runAhead(Duration time) {
        org.runAhead(time);
    }

    private SimField field(String type, String name) {
        return Objects.requireNonNull(
                Objects.requireNonNull(org.types.get(type)).field(name));
    }

    @Override
    public void loseNextAnswer() {
        faults.loseAnswer.set(true);
    }

    @Override
    public void limitNext(Duration wait) {
        faults.limit.set(wait);
    }

    public void limitNextWithoutSayingHowLong() {
        faults.limitWithoutTime.set(true);
    }

    @Override
    public void expireToken() {
        oauth.forgetTokens();
    }

    @Override
    public void revoke() {
        oauth.revoke();
    }

    @Override
    public void failNext() {
        faults.fail.set(true);
    }

    @Override
    public void answerNextWithAPage() {
        faults.page.set(true);
    }

    @Override
    public void stop() {
        server.stop();
    }

    @Override
    public int calls() {
        return asked.size();
    }

    @Override
    public void close() {
        faults.release();
        server.close();
        EventBus listening = bus;
        if (listening != null) {
            listening.close();
        }
    }
}
