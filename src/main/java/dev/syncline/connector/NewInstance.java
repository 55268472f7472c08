package dev.syncline.connector;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The instance that settings lead to which are not in use yet.
 *
 * @param identity null when the tracker did not say
 * @param failure why it did not
 */
record NewInstance(
        TrackerKind kind,
        @Nullable Identity identity,
        @Nullable TrackerFailure failure) {

    private static final String OTHER =
            "These settings lead to '%s', but this node is bound to '%s'. %s If it is the same data,"
                    + " moved (a sandbox that was refreshed, an org that was migrated), say so below and save again.";

    /**
     * Asks the tracker who it is, and whether all is there unless it is taken anyway.
     *
     * @throws TrackerFailure where the settings can be in use at no time: not even anyway
     * @param values where the connector puts what it replaces while it asks, such as a refresh token that is spent by that
     */
    static NewInstance ask(TrackerKind kind, Map<String, String> values, boolean anyway) {
        TrackerSettings settings = new TrackerSettings(values, values::put);
        kind.judge(settings);
        try {
            if (kind.awaitsConsent(settings)) {
                return new NewInstance(kind, null, null);
            }
            Connector connector = kind.open(settings);
            Identity identity = connector.identify();
            if (!anyway) {
                connector.check();
            }
            return new NewInstance(kind, identity, null);
        } catch (TrackerFailure notNow) {
            return new NewInstance(kind, null, notNow);
        }
    }

    /** Makes sure that the tracker took the settings. */
    void mustBeTaken() {
        if (failure != null) {
            throw new SettingsRefused(failure);
        }
    }

    @Nullable
    String accountOr(@Nullable String before) {
        return identity == null ? before : identity.account();
    }

    /**
     * Makes sure that the items under sync are there; they would be looked for in vain elsewhere.
     *
     * @param moved whether an administrator says that they are
     * @param underSync why they cannot be elsewhere; empty while there are none
     */
    void check(
            boolean moved, Optional<String> underSync, @Nullable String account, @Nullable KnownInstances instances) {
        if (identity == null) {
            if (moved) {
                throw new TrackerFailure(
                        TrackerFailure.Kind.VALIDATION,
                        "Which instance it is can only be taken over once it answers. It does not now: %s"
                                .formatted(failure == null ? "" : failure.getMessage()));
            }
            return;
        }
        Optional<String> bound = bound(identity, account, instances);
        if (!moved && underSync.isPresent() && bound.isPresent()) {
            String now = identity.instance().isEmpty() ? identity.account() : identity.called();
            throw new TrackerFailure(TrackerFailure.Kind.ELSEWHERE, OTHER.formatted(now, bound.get(), underSync.get()));
        }
        if (instances != null) {
            instances.keep(kind.name(), identity);
        }
    }

    /** What this node is bound to where that is something else; only what does not tell is known by its account. */
    private Optional<String> bound(Identity now, @Nullable String account, @Nullable KnownInstances instances) {
        boolean tells = !now.instance().isEmpty();
        return instances != null && tells && instances.read().isPresent()
                ? instances.other(kind.name(), now).map(KnownInstance::called)
                : Optional.ofNullable(account).filter(before -> !before.equals(now.account()));
    }
}
