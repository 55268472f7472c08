package dev.syncline.connector;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/** A kind of tracker this node could speak for; each connector module offers one. */
public interface TrackerKind {

    /** Short name used in settings and in {@link dev.syncline.item.ItemRef#tracker()}. */
    String name();

    /** Name for people. */
    String displayName();

    /** What an administrator enters; none for a tracker inside the node. */
    default List<SettingField> settings() {
        return List.of();
    }

    /** A connector bound to the given settings. Calls nobody and takes settings that are not complete yet. */
    Connector open(TrackerSettings settings);

    /**
     * Refuses settings that can be in use at no time, such as an address that is none. Calls nobody, resolves no name.
     *
     * @throws TrackerFailure with the names of the settings
     */
    default void judge(TrackerSettings settings) {}

    /** The way to credentials over the tracker's own sign-in page, where it has one. */
    default Optional<Consent> consent() {
        return Optional.empty();
    }

    /** Whether these settings are whole but for what the sign-in page gives, so that they cannot be tried before that. */
    default boolean awaitsConsent(TrackerSettings settings) {
        return false;
    }

    /** The address of the whole instance that a page stands for, where its host is another; empty for other hosts. */
    default Optional<URI> home(URI page) {
        return Optional.empty();
    }

    /** How the tracker's administrator makes it send webhooks; {@code %s} stands for the address. Empty for none. */
    default String webhookHelp() {
        return "";
    }
}
