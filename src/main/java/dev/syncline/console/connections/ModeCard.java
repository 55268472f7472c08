package dev.syncline.console.connections;

import dev.syncline.connection.Connection.Mode;
import dev.syncline.connection.Destination;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One configuration type to choose from.
 *
 * @param why why it is not on offer; null when it is
 */
record ModeCard(
        Mode mode,
        String title,
        List<String> points,
        boolean available,
        @Nullable String why,
        boolean chosen) {

    /** A card for every mode; the one chosen before stays chosen while it is on offer. */
    static List<ModeCard> of(Destination destination, String chosen) {
        return Stream.of(Mode.values())
                .map(mode -> card(mode, destination.offers().get(mode), chosen))
                .toList();
    }

    private static ModeCard card(Mode mode, Destination.@Nullable Offer offer, String chosen) {
        boolean available = offer != null && offer.available();
        String why = offer == null ? "The destination does not offer this type." : offer.why();
        return new ModeCard(
                mode,
                title(mode),
                points(mode),
                available,
                available ? null : why,
                available && mode.name().equals(chosen));
    }

    private static String title(Mode mode) {
        return switch (mode) {
            case BASIC -> "Basic";
            case VISUAL -> "Visual";
            case SCRIPT -> "Script";
        };
    }

    private static List<String> points(Mode mode) {
        return switch (mode) {
            case BASIC ->
                List.of(
                        "Automatic configuration of basic fields",
                        "Sync rules cannot be edited",
                        "Only tickets can be synced",
                        "Recommended for use cases of basic complexity");
            case VISUAL ->
                List.of(
                        "Low-code, visual interface",
                        "Configure both sides of the connection using a single interface",
                        "Recommended for use cases of basic to intermediate complexity");
            case SCRIPT ->
                List.of(
                        "Groovy-based scripting",
                        "Configure each side of the connection separately",
                        "Recommended for use cases of basic to advanced complexity");
        };
    }
}
