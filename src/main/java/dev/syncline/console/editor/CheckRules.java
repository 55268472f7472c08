package dev.syncline.console.editor;

import dev.syncline.console.connections.KnownConnections;
import dev.syncline.script.Direction;
import dev.syncline.script.Problem;
import dev.syncline.script.Rules;
import java.util.List;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Says what is wrong with a text in an editor, as somebody types. Compiles and forgets; publishes nothing. */
@RestController
class CheckRules {

    private final Rules rules;
    private final FieldsHere fields;
    private final KnownConnections known;

    CheckRules(Rules rules, FieldsHere fields, KnownConnections known) {
        this.rules = rules;
        this.fields = fields;
        this.known = known;
    }

    @PostMapping("/connections/{id}/edit/check")
    List<Problem> check(@PathVariable String id, @RequestParam Direction direction, @RequestParam String source) {
        known.get(id);
        return rules.inspect(direction, source.replace("\r\n", "\n").replace('\r', '\n'), fields.read());
    }
}
