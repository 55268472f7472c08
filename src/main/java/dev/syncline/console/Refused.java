package dev.syncline.console;

import dev.syncline.input.InputRefused;
import org.springframework.beans.PropertyAccessor;
import org.springframework.beans.PropertyAccessorFactory;
import org.springframework.validation.BindingResult;

/** Puts what was refused beside the fields it belongs to. */
public final class Refused {

    private Refused() {}

    /** Notes each sentence at its field, or for the whole form where the form has no such field. */
    public static void note(InputRefused refusal, BindingResult problems) {
        Object target = problems.getTarget();
        PropertyAccessor form = target == null ? null : PropertyAccessorFactory.forBeanPropertyAccess(target);
        refusal.fields().forEach((field, sentence) -> {
            if (form != null && !field.isEmpty() && form.isReadableProperty(field)) {
                problems.rejectValue(field, "refused", sentence);
            } else {
                problems.reject("refused", sentence);
            }
        });
    }
}
