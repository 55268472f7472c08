package dev.syncline.console.editor;

import dev.syncline.console.connections.KnownConnections;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Gives the editors of a connection the words they complete and explain. */
@RestController
class WordsController {

    private final Words words;
    private final KnownConnections known;

    WordsController(Words words, KnownConnections known) {
        this.words = words;
        this.known = known;
    }

    @GetMapping("/connections/{id}/edit/words")
    List<Word> words(@PathVariable String id) {
        known.get(id);
        return words.all();
    }
}
