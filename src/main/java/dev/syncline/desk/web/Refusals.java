package dev.syncline.desk.web;

import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerFailure.Kind;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** What people are told when the desk says no. */
@ControllerAdvice(
        assignableTypes = {
            TicketListPage.class,
            TicketPage.class,
            EditPage.class,
            PartsPage.class,
            CommentPage.class,
            FoldersPage.class
        })
class Refusals {

    /** Puts each sentence beside its field, or above the form where it has no such field. */
    static void note(TrackerFailure failure, BindingResult problems) {
        if (failure.fields().isEmpty()) {
            problems.reject("refused", message(failure));
        }
        failure.fields().forEach((field, sentence) -> {
            if (problems.getFieldType(field) == null || field.startsWith("custom")) {
                problems.reject("refused", sentence);
            } else {
                problems.rejectValue(field, "refused", sentence);
            }
        });
    }

    static String message(TrackerFailure failure) {
        return Objects.toString(failure.getMessage(), "");
    }

    @ExceptionHandler
    ModelAndView gone(TrackerFailure failure) {
        HttpStatus status = failure.kind() == Kind.NOT_FOUND ? HttpStatus.NOT_FOUND : HttpStatus.SERVICE_UNAVAILABLE;
        ModelAndView page = new ModelAndView("error", Map.of("status", status.value()));
        page.setStatus(status);
        return page;
    }
}
