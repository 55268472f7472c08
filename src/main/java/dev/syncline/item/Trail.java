package dev.syncline.item;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The places an item was copied through, by names that only the place itself recognises. */
public record Trail(List<String> places) {

    /** Of an item that people made, or whose sender does not tell. */
    public static final Trail NONE = new Trail(List.of());

    /** Characters of a place's name. */
    public static final int LENGTH = 32;

    /** More than any chain of nodes is long. */
    private static final int MOST = 200;

    private static final Pattern NAME = Pattern.compile("[0-9a-f]{" + LENGTH + "}");

    public Trail {
        places = places.stream().distinct().limit(MOST).toList();
    }

    /** Whether the item was at a place. */
    public boolean passed(String place) {
        return places.contains(place);
    }

    /** This trail with one more place. */
    public Trail and(String place) {
        return and(new Trail(List.of(place)));
    }

    /** Both trails as one. */
    public Trail and(Trail other) {
        return new Trail(Stream.concat(places.stream(), other.places.stream()).toList());
    }

    /** All places, separated by blanks. */
    public String text() {
        return String.join(" ", places);
    }

    /** Reads what {@link #text()} wrote. */
    public static Trail ofText(String text) {
        return of(List.of(text.split(" ")));
    }

    /** Reads what another node told; what is no name of a place is left out. */
    static Trail of(@Nullable Object told) {
        return told instanceof List<?> list
                ? new Trail(list.stream()
                        .map(String::valueOf)
                        .filter(place -> NAME.matcher(place).matches())
                        .toList())
                : NONE;
    }
}
