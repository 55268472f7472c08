package dev.syncline.console.editor;

import dev.syncline.script.Direction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The palette of snippets: files whose first two lines are the title and the hint, as comments. */
@Component
public class Snippets {

    private final Map<Direction, List<Snippet>> all = new EnumMap<>(Direction.class);

    public Snippets() {
        for (Direction direction : Direction.values()) {
            all.put(direction, read(direction.name().toLowerCase(Locale.ROOT)));
        }
    }

    /** Snippets for rules of a direction, by title. */
    public List<Snippet> of(Direction direction) {
        return all.getOrDefault(direction, List.of());
    }

    private static List<Snippet> read(String folder) {
        try {
            return Arrays.stream(new PathMatchingResourcePatternResolver()
                            .getResources("classpath:snippets/" + folder + "/*.groovy"))
                    .map(Snippets::read)
                    .sorted(Comparator.comparing(Snippet::title))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The snippets cannot be read.", e);
        }
    }

    private static Snippet read(Resource file) {
        try {
            String text = file.getContentAsString(StandardCharsets.UTF_8);
            String[] parts = text.split("\n", 3);
            String id = String.valueOf(file.getFilename()).replace(".groovy", "");
            return new Snippet(id, parts[0].substring(3), parts[1].substring(3), parts[2]);
        } catch (IOException e) {
            throw new UncheckedIOException("A snippet cannot be read.", e);
        }
    }
}
