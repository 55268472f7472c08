package dev.syncline.console;

import dev.syncline.connection.Refusal;
import org.springframework.beans.PropertyAccessorFactory;
import org.springframework.validation.BindingResult;

/** Puts a refusal beside the field it belongs to. */
public final class Refused {

    private Refused() {}

    /** Notes the refusal at its field, or for the whole form where the form has no such field. */
    public static void note(Refusal refusal, BindingResult problems) {
        Object form = problems.getTarget();
        boolean known = form != null
                && !refusal.field().isEmpty()
                && PropertyAccessorFactory.forBeanPropertyAccess(form).isReadableProperty(refusal.field());
        String message = refusal.getMessage() == null ? "" : refusal.getMessage();
        if (known) {
            problems.rejectValue(refusal.field(), "refused", message);
        } else {
            problems.reject("refused", message);
        }
    }
}
