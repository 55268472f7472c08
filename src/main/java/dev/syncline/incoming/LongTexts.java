package dev.syncline.incoming;

import dev.syncline.connector.Connector;
import dev.syncline.connector.EntityDescription.Field;
import dev.syncline.connector.TextLimit;
import dev.syncline.text.Notation;
import dev.syncline.text.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What becomes of texts that are longer than the tracker takes.
 *
 * <p>A summary is shortened. A description is shortened, and the whole of it goes along as a file. A comment becomes several,
 * or one and a file where it would be very many. Names, codes and keys are left for the tracker to refuse: half of them
 * would be another value.
 */
final class LongTexts {

    /** More comments than this for one are nothing to read. */
    private static final int MOST_PIECES = 10;

    /** A field that takes so much is there to be read, not to be compared. */
    private static final int PROSE = 1_000;

    private static final String CUT = "…";

    private final Connector connector;
    private final String entityType;

    LongTexts(Connector connector, String entityType) {
        this.connector = connector;
        this.entityType = entityType;
    }

    /** How a field's text fits that does not as it is; empty where it does, or must not be shortened. */
    Optional<LongText> field(String name, String text) {
        return limited(name).filter(place -> !place.limit().takes(text)).flatMap(place -> {
            if (isCalled(name, "summary")) {
                return Optional.of(shortened(text, place, CUT, ""));
            }
            return isCalled(name, "description") || place.limit().maximum() >= PROSE
                    ? Optional.of(withFile(name.toLowerCase(Locale.ROOT), text, place))
                    : Optional.empty();
        });
    }

    /** The texts of the comments that one comment becomes. */
    List<String> comment(String body) {
        return limited("comments")
                .map(place -> Texts.pieces(body, place.notation(), place.limit().room()))
                .orElse(List.of(body));
    }

    /** A comment that would become too many pieces; empty for any other. */
    Optional<LongText> longComment(String body, int pieces) {
        return pieces <= MOST_PIECES
                ? Optional.empty()
                : limited("comments").map(place -> withFile("comment", body, place));
    }

    private static LongText withFile(String name, String text, Place place) {
        String filename = LongText.filename(name, place.notation());
        return shortened(text, place, "\n\n" + CUT + " The whole text is in the file " + filename, filename);
    }

    private static LongText shortened(String text, Place place, String ending, String filename) {
        return new LongText(
                Texts.shorten(text, place.notation(), place.limit().room(), ending), text, place.notation(), filename);
    }

    private boolean isCalled(String name, String hub) {
        return name.equals(hub) || connector.alsoCalled(entityType, hub).contains(name);
    }

    private Optional<Place> limited(String name) {
        return connector.describe(entityType).field(name).flatMap(Place::of);
    }

    /** Where a text of limited length goes. */
    private record Place(Notation notation, TextLimit limit) {

        static Optional<Place> of(Field field) {
            TextLimit limit = field.limit();
            return limit == null ? Optional.empty() : field.notation().map(notation -> new Place(notation, limit));
        }
    }
}
