package dev.syncline.console.lists;

import dev.syncline.access.Audit;
import dev.syncline.connection.Connection;
import dev.syncline.console.Refused;
import dev.syncline.console.Together;
import dev.syncline.console.connections.KnownConnections;
import dev.syncline.worklist.WorklistRefusal;
import dev.syncline.worklist.Worklists;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Takes a CSV of pairs for one connection; nothing is done before its rows were looked at. */
@Controller
class BulkConnectPage {

    private static final int LARGEST_FILE = 2 * 1024 * 1024;
    private static final String PAGE = "lists/pairs";

    private final Worklists lists;
    private final KnownConnections known;
    private final Audit audit;
    private final Together together;

    BulkConnectPage(Worklists lists, KnownConnections known, Audit audit, Together together) {
        this.lists = lists;
        this.known = known;
        this.audit = audit;
        this.together = together;
    }

    /** What the form asks. */
    record Pairs(String pairs, @Nullable Boolean bringsParts) {

        Pairs(@Nullable String pairs, @Nullable Boolean bringsParts) {
            this.pairs = pairs == null ? "" : pairs;
            this.bringsParts = Boolean.TRUE.equals(bringsParts);
        }
    }

    @GetMapping("/connections/{id}/bulk-connect")
    String show(@PathVariable String id, Model model) {
        model.addAttribute("form", new Pairs("", false));
        return page(known.get(id), model);
    }

    @PostMapping("/connections/{id}/bulk-connect")
    String check(
            @PathVariable String id,
            @ModelAttribute("form") Pairs form,
            BindingResult problems,
            @RequestParam(name = "file", required = false) @Nullable MultipartFile file,
            Model model,
            Principal by,
            HttpServletResponse response) {
        Connection connection = known.get(id);
        if (connection.status() == Connection.Status.PENDING) {
            problems.reject("refused", "Nobody accepted this connection yet.");
        } else {
            try {
                return "redirect:/lists/" + kept(connection, form, file, by);
            } catch (WorklistRefusal refusal) {
                Refused.note(refusal, problems);
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(connection, model);
    }

    private UUID kept(Connection connection, Pairs form, @Nullable MultipartFile file, Principal by) {
        String csv = text(form, file);
        return together.all(() -> {
            UUID list = lists.connect(connection.id(), csv, Boolean.TRUE.equals(form.bringsParts()), by.getName());
            audit.record("made a list of pairs to connect", connection.name());
            return list;
        });
    }

    /** A file goes before what is typed. */
    private static String text(Pairs form, @Nullable MultipartFile file) {
        if (file == null || file.isEmpty()) {
            return form.pairs();
        }
        try (InputStream content = file.getInputStream()) {
            byte[] bytes = content.readNBytes(LARGEST_FILE + 1);
            if (bytes.length > LARGEST_FILE) {
                throw new WorklistRefusal("pairs", "The file is larger than 2 MB. Split it into several lists.");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new WorklistRefusal(
                    "file", "The file is no UTF-8 text. Save it as “CSV UTF-8”, then choose it again.");
        } catch (IOException e) {
            throw new WorklistRefusal("pairs", "The file could not be read. Choose it again.");
        }
    }

    private static String page(Connection connection, Model model) {
        model.addAttribute("connection", connection);
        return PAGE;
    }
}
