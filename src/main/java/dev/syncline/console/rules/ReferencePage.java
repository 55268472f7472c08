package dev.syncline.console.rules;

import dev.syncline.script.ScriptReference;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The script reference: every name a rule can use, with what it means and an example that runs. */
@Controller
class ReferencePage {

    @GetMapping("/script-reference")
    String show(@RequestParam(defaultValue = "") String name, Model model) {
        Map<ScriptReference.Kind, List<ScriptReference>> found = new EnumMap<>(ScriptReference.Kind.class);
        for (ScriptReference.Kind kind : ScriptReference.Kind.values()) {
            List<ScriptReference> entries = ScriptReference.all().stream()
                    .filter(entry -> entry.kind() == kind && speaksOf(entry, name.strip()))
                    .toList();
            if (!entries.isEmpty()) {
                found.put(kind, entries);
            }
        }
        model.addAttribute("name", name);
        model.addAttribute("found", found);
        return "connections/edit/reference";
    }

    private static boolean speaksOf(ScriptReference entry, String name) {
        return (entry.owner() + " " + entry.signature() + " " + entry.description())
                .toLowerCase(Locale.ROOT)
                .contains(name.toLowerCase(Locale.ROOT));
    }
}
