package dev.syncline.console.settings;

import dev.syncline.access.Audit;
import dev.syncline.connector.Capabilities.Capability;
import dev.syncline.connector.Connector;
import dev.syncline.connector.FieldProbe;
import dev.syncline.connector.LocalTracker;
import dev.syncline.connector.RateBudget;
import dev.syncline.connector.SettingField;
import dev.syncline.connector.SettingsRefused;
import dev.syncline.connector.TrackerBinding;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerKind;
import dev.syncline.connector.TrackerSignIn;
import dev.syncline.node.ThisNode;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.StringUtils;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** General settings, Tracker: which tracker this node speaks for, and whether all is well there. */
@Controller
class TrackerPage {

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** Settings that were just saved are tried at once, so that nobody learns from the errors page that they are wrong. */
    private static final String SAVED = "justSaved";

    private final LocalTracker tracker;
    private final TrackerSignIn signIn;
    private final ThisNode node;
    private final Audit audit;

    TrackerPage(LocalTracker tracker, TrackerSignIn signIn, ThisNode node, Audit audit) {
        this.tracker = tracker;
        this.signIn = signIn;
        this.node = node;
        this.audit = audit;
    }

    @GetMapping("/settings/tracker")
    String show(@RequestParam(name = "kind", defaultValue = "") String chosen, HttpSession session, Model model) {
        TypedSecrets.forget(session);
        TrackerBinding binding = tracker.binding();
        TrackerKind kind = tracker.kinds().stream()
                .filter(each -> each.name().equals(chosen) && !binding.fixed())
                .findFirst()
                .orElse(binding.kind());
        TrackerForm form = new TrackerForm();
        form.setKind(kind.name());
        kind.settings().forEach(field -> form.getValues().put(field.name(), field.preset()));
        if (kind.name().equals(binding.kind().name())) {
            form.getValues().putAll(binding.values());
        }
        if (model.containsAttribute(SAVED)) {
            look(model);
        }
        return page(form, model);
    }

    /** Tries the settings before they are used; those that the tracker does not take are used only when somebody insists. */
    @PostMapping("/settings/tracker")
    String save(
            @ModelAttribute("form") TrackerForm form,
            BindingResult problems,
            Model model,
            RedirectAttributes notice,
            HttpSession session,
            HttpServletResponse response) {
        TrackerKind kind = kind(form);
        TypedSecrets.into(form, kind, session);
        try {
            tracker.bind(form.typed());
        } catch (TrackerFailure refused) {
            note(refused, kind, problems);
            model.addAttribute("offerMoved", refused.kind() == TrackerFailure.Kind.ELSEWHERE || form.isMoved());
        } catch (SettingsRefused refused) {
            note(refused.failure(), kind, problems);
            model.addAttribute("notInUse", true);
        }
        if (problems.hasErrors()) {
            model.addAttribute("typed", TypedSecrets.keep(form, kind, session));
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(form, model);
        }
        TypedSecrets.forget(session);
        audit.record(
                form.isMoved() ? "changed the tracker, saying it is the same data" : "changed the tracker",
                tracker.binding().kind().displayName());
        notice.addFlashAttribute("done", "The tracker's settings are saved and in use from now on.");
        notice.addFlashAttribute(SAVED, true);
        return "redirect:/settings/tracker";
    }

    private TrackerKind kind(TrackerForm form) {
        return tracker.kinds().stream()
                .filter(each -> each.name().equals(form.getKind()))
                .findFirst()
                .orElseGet(() -> tracker.binding().kind());
    }

    @PostMapping("/settings/tracker/check")
    String check(HttpSession session, Model model) {
        look(model);
        return show("", session, model);
    }

    /** An administrator says that the items under sync are in the instance that answers now. */
    @PostMapping("/settings/tracker/moved")
    String moved(RedirectAttributes notice) {
        try {
            tracker.moved();
            audit.record("said that the tracker's data moved", tracker.kind().displayName());
            notice.addFlashAttribute("done", "Items under sync are taken to be there from now on.");
        } catch (TrackerFailure refused) {
            notice.addFlashAttribute("refused", refused.getMessage());
        }
        return "redirect:/settings/tracker";
    }

    private void look(Model model) {
        try {
            model.addAttribute("check", tracker.connector().check());
            tracker.connector().confirm();
        } catch (TrackerFailure failure) {
            model.addAttribute("failure", failure.getMessage());
        }
        model.addAttribute("budgets", budgets());
    }

    /** What the tracker said last, even where it takes no call at this moment; empty while the settings cannot be used. */
    private List<RateBudget> budgets() {
        try {
            return tracker.connector().budgets();
        } catch (TrackerFailure unusable) {
            return List.of();
        }
    }

    /** The redacted report of the field probe, for programs and for people alike. */
    @GetMapping({"/settings/tracker/probe.json", "/api/tracker/probe"})
    ResponseEntity<String> probe() {
        String report;
        try {
            report = MAPPER.writeValueAsString(FieldProbe.of(tracker.kind().name(), tracker.connector()));
        } catch (TrackerFailure failure) {
            return ResponseEntity.status(HttpStatus.BAD_GATEWAY)
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(MAPPER.writeValueAsString(Map.of("problem", String.valueOf(failure.getMessage()))));
        }
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"field-probe.json\"")
                .body(report);
    }

    private String page(TrackerForm form, Model model) {
        TrackerBinding binding = tracker.binding();
        TrackerKind kind = kind(form);
        boolean bound = kind.name().equals(binding.kind().name());
        Map<String, String> kinds = new LinkedHashMap<>();
        tracker.kinds().forEach(each -> kinds.put(each.name(), each.displayName()));
        model.addAttribute("form", form);
        model.addAttribute("binding", binding);
        model.addAttribute("kind", kind);
        model.addAttribute("kinds", kinds);
        model.addAttribute("bound", bound);
        model.addAttribute("fields", rows(kind, binding, bound, model));
        model.addAttribute("objection", tracker.objection().orElse(null));
        model.addAttribute("elsewhere", tracker.elsewhere().orElse(null));
        model.addAttribute("hook", bound && !binding.fixed() ? hook(binding.kind()) : null);
        model.addAttribute("callback", bound && signIn.isOffered() ? callback() : null);
        return "settings/tracker";
    }

    /** Where the tracker's sign-in page sends people back to; its own administrator must enter it there. */
    private String callback() {
        return node.publicAddress().map(own -> own + TrackerSignInPage.BACK).orElse("");
    }

    /** One field as the page shows it. */
    record Row(
            SettingField field,
            String path,
            String hint,
            Map<String, String> choices,
            String value,
            boolean forgettable) {}

    private static List<Row> rows(TrackerKind kind, TrackerBinding binding, boolean bound, Model model) {
        Set<?> typed = model.getAttribute("typed") instanceof Set<?> names ? names : Set.of();
        return kind.settings().stream()
                .map(field -> new Row(
                        field,
                        "values[" + field.name() + "]",
                        hint(
                                field,
                                typed.contains(field.name()),
                                bound && binding.secrets().contains(field.name())),
                        choices(field),
                        field.secret()
                                ? (binding.secrets().contains(field.name()) ? "kept, not shown" : "")
                                : binding.values().getOrDefault(field.name(), ""),
                        bound && !field.required() && binding.secrets().contains(field.name())))
                .toList();
    }

    private static String hint(SettingField field, boolean typed, boolean kept) {
        return typed
                ? sentence(field.hint()) + "What you typed is used; leave this empty to try it again."
                : kept ? sentence(field.hint()) + "One is kept; leave this empty to keep it." : field.hint();
    }

    /** A hint before another sentence. */
    private static String sentence(String hint) {
        return hint.isEmpty() ? "" : hint.endsWith(".") ? hint + " " : hint + ". ";
    }

    private static Map<String, String> choices(SettingField field) {
        Map<String, String> choices = new LinkedHashMap<>();
        field.choices().forEach(choice -> choices.put(choice, StringUtils.capitalize(choice.replace('_', ' '))));
        return choices;
    }

    /** The address webhooks go to; null where there are none. */
    private @Nullable String hook(TrackerKind kind) {
        Connector connector = tracker.connector();
        URI address = node.publicAddress().orElse(null);
        return address == null || !connector.capabilities().offers(Capability.WEBHOOKS)
                ? null
                : address + "/hooks/" + kind.name() + "/" + tracker.webhookSecret();
    }

    private static void note(TrackerFailure refused, TrackerKind kind, BindingResult problems) {
        refused.fields().forEach((name, sentence) -> {
            if (name.equals("kind")) {
                problems.rejectValue("kind", "refused", sentence);
            } else if (kind.settings().stream().anyMatch(field -> field.name().equals(name))) {
                problems.rejectValue("values[" + name + "]", "refused", sentence);
            }
        });
        if (!problems.hasErrors()) {
            problems.reject("refused", String.valueOf(refused.getMessage()));
        }
    }
}
