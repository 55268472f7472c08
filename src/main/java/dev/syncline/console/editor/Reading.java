package dev.syncline.console.editor;

import dev.syncline.script.Direction;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The words of the editors as a text to read. */
@Component
public class Reading {

    private final Words words;

    Reading(Words words) {
        this.words = words;
    }

    /** One name a line, with what it means: those a rule of this direction can use here. */
    public String names(Direction direction) {
        return words.all().stream()
                .filter(word -> word.directions().contains(direction))
                .map(word -> word.signature() + ": " + word.help())
                .collect(Collectors.joining("\n"));
    }
}
