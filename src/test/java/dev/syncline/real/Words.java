package dev.syncline.real;

import dev.syncline.torture.Field;
import dev.syncline.torture.Place;
import dev.syncline.torture.Ticket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What people and nodes write into texts, recognised again. */
final class Words {

    private static final Pattern NAME = Pattern.compile("^(\\[\\w+]).*", Pattern.DOTALL);
    private static final Pattern TOKEN = Pattern.compile("\\{(\\w+) (\\w+)}");
    private static final Pattern MARKER = Pattern.compile("\\s*\\[Syncline [^\\]]*]\\s*$");

    private Words() {}

    /** Something that was said, to everybody or among colleagues. */
    record Line(String id, String words, boolean internal) {}

    /** A description without the line by which a node knows what it made. */
    static String without(String description) {
        return MARKER.matcher(description.replace("\r\n", "\n")).replaceFirst("");
    }

    /** The token of something said among the people of one side. */
    static String among(Place place, int number) {
        return "Only for us. {p%c%d v%d}".formatted(place.letter(), number, number);
    }

    /**
     * A ticket of a place. What its own people said among themselves is left out, so that whatever of it is on the other
     * side is seen as nobody's.
     */
    static Ticket ticket(String id, Map<Field, String> fields, List<Line> lines, List<Ticket.File> files, Place place) {
        List<Ticket.Said> said = new ArrayList<>();
        for (Line line : lines) {
            Matcher token = TOKEN.matcher(line.words());
            boolean found = token.find();
            String name = found ? token.group(1) : line.words();
            String version = found ? token.group(2) : "?";
            if (line.internal() && name.startsWith("p" + place.letter())) {
                continue;
            }
            said.add(new Ticket.Said(line.id(), line.internal() ? "internal " + name : name, version));
        }
        String subject = String.valueOf(fields.get(Field.SUMMARY));
        Matcher name = NAME.matcher(subject);
        return new Ticket(id, name.matches() ? name.group(1) : subject, fields, said, files);
    }
}
