package dev.syncline.console.access;

import dev.syncline.access.AccessRefused;
import org.springframework.validation.BindingResult;

/** Puts a refusal beside the field it belongs to. */
final class Refusals {

    private Refusals() {}

    static void beside(BindingResult problems, AccessRefused refusal) {
        String sentence = String.valueOf(refusal.getMessage());
        if (refusal.field().isEmpty()) {
            problems.reject("refused", sentence);
        } else {
            problems.rejectValue(refusal.field(), "refused", sentence);
        }
    }
}
