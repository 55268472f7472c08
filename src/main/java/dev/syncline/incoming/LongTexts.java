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
        return described(name).flatMap(field -> {
            TextLimit limit = field.limit();
            Optional<Notation> notation = field.notation();
            if (limit == null || limit.takes(text) || notation.isEmpty()) {
                return Optional.empty();
            }
            if (isCalled(name, "summary")) {
                return Optional.of(shortened(text, notation.get(), limit, CUT, ""));
            }
            return isCalled(name, "description") || limit.maximum() >= PROSE
                    ? Optional.of(withFile(name.toLowerCase(Locale.ROOT), text, notation.get(), limit))
                    : Optional.empty();
        });
    }

    /** The texts of the comments that one comment becomes. */
    List<String> comment(String body) {
        return described("comments")
                .filter(field -> field.limit() != null && field.notation().isPresent())
                .map(field -> Texts.pieces(
                        body, field.notation().orElseThrow(), field.limit().room()))
                .orElse(List.of(body));
    }

    /** A comment that would become too many pieces; empty for any other. */
    Optional<LongText> longComment(String body, int pieces) {
        return pieces <= MOST_PIECES
                ? Optional.empty()
                : described("comments")
                        .map(field -> withFile("comment", body, field.notation().orElseThrow(), field.limit()));
    }

    private static LongText withFile(String name, String text, Notation notation, TextLimit limit) {
        String filename = LongText.filename(name, notation);
        return shortened(text, notation, limit, "\n\n" + CUT + " The whole text is in the file " + filename, filename);
    }

    private static LongText shortened(String text, Notation notation, TextLimit limit, String ending, String filename) {
        return new LongText(Texts.shorten(text, notation, limit.room(), ending), text, notation, filename);
    }

    private boolean isCalled(String name, String hub) {
        return name.equals(hub) || connector.alsoCalled(entityType, hub).contains(name);
    }

    private Optional<Field> described(String name) {
        return connector.describe(entityType).field(name);
    }
}
