package dev.syncline.trial;

import dev.syncline.item.ReferenceKind;
import dev.syncline.script.FieldFacts;
import dev.syncline.script.FieldPlace;
import dev.syncline.script.HttpAnswer;
import dev.syncline.script.HttpCall;
import dev.syncline.script.LocalKey;
import dev.syncline.script.SyncWishes;
import dev.syncline.script.TrackerPort;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tracker as a rule on trial may ask it; every question is written down. */
final class Questions implements TrackerPort {

    private static final int MOST = 200;
    private static final int LONGEST = 500;

    private final TrackerPort real;
    private final List<Question> asked = new ArrayList<>();

    Questions(TrackerPort real) {
        this.real = real;
    }

    @Override
    public Optional<Map<String, @Nullable Object>> find(ReferenceKind kind, String name, @Nullable String entityType) {
        Optional<Map<String, @Nullable Object>> found = real.find(kind, name, entityType);
        add("Look up %s “%s”".formatted(words(kind.name()), name), found.isPresent() ? "found" : "not found");
        return found;
    }

    @Override
    public String trackerUrl() {
        return real.trackerUrl();
    }

    @Override
    public Optional<LocalKey> localKeyOf(String remoteId) {
        Optional<LocalKey> found = real.localKeyOf(remoteId);
        add(
                "Look up the local item of remote item “%s”".formatted(remoteId),
                found.map(key -> String.valueOf(key.key())).orElse("not found"));
        return found;
    }

    @Override
    public Optional<FieldFacts> field(FieldPlace place, String nameOrId) {
        Optional<FieldFacts> found = real.field(place, nameOrId);
        add("Look up field “%s”".formatted(nameOrId), found.isPresent() ? "found" : "not found");
        return found;
    }

    /** Calls that only read are made; others are written down, and the rule is told that they went well. */
    @Override
    public HttpAnswer call(HttpCall call) {
        String what = call.method() + " " + call.target();
        if (!call.reads()) {
            add(call.body() == null ? what : what + "\n" + shortened(call.body()), false, "200 {}");
            return new HttpAnswer(200, Map.of(), "{}");
        }
        HttpAnswer answer = real.call(call);
        add(what, true, answer.code() + " " + shortened(answer.body()));
        return answer;
    }

    /** What the rule asked to be done with other items once its own is through. */
    void wished(SyncWishes wishes) {
        wishes.exalate().forEach(key -> add("Bring %s under sync".formatted(name(key)), false, ""));
        wishes.unExalate().forEach(key -> add("Take %s off sync".formatted(name(key)), false, ""));
        if (wishes.unExalateThis()) {
            add("Take this item off sync", false, "");
        }
    }

    List<Question> asked() {
        synchronized (asked) {
            return List.copyOf(asked);
        }
    }

    private void add(String what, String answer) {
        add(what, true, answer);
    }

    private void add(String what, boolean made, String answer) {
        synchronized (asked) {
            if (asked.size() < MOST) {
                asked.add(new Question(what, made, answer));
            }
        }
    }

    private static String name(LocalKey key) {
        return key.key() == null ? key.id() : key.key();
    }

    private static String shortened(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
    }

    private static String words(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
