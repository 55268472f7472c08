package dev.syncline.console.api;

import dev.syncline.connector.TrackerFailure;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.server.ResponseStatusException;

/** What programs are told when the JSON API says no: RFC 9457 problem details. */
@Order(Ordered.HIGHEST_PRECEDENCE)
@RestControllerAdvice(basePackageClasses = Problems.class)
class Problems {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(ResponseStatusException refusal) {
        return answer(
                HttpStatus.valueOf(refusal.getStatusCode().value()),
                Objects.requireNonNullElse(refusal.getReason(), ""));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> mistyped(MethodArgumentTypeMismatchException mistyped) {
        String sentence = mistyped.getName().equals("limit")
                ? Slicing.noLimit(String.valueOf(mistyped.getValue()))
                : "%s is '%s'; it has to be %s."
                        .formatted(mistyped.getName(), mistyped.getValue(), kind(mistyped.getRequiredType()));
        return answer(HttpStatus.BAD_REQUEST, sentence);
    }

    private static String kind(@Nullable Class<?> wanted) {
        return wanted == UUID.class
                ? "an id such as 123e4567-e89b-12d3-a456-426614174000"
                : "a whole number of at most %d".formatted(Long.MAX_VALUE);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> missing(MissingServletRequestParameterException missing) {
        return answer(HttpStatus.BAD_REQUEST, "%s is missing.".formatted(missing.getParameterName()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> tracker(TrackerFailure failure) {
        return answer(HttpStatus.BAD_GATEWAY, String.valueOf(failure.getMessage()));
    }

    /** The queue says so of work that is being done right now. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> busy(IllegalStateException busy) {
        return answer(HttpStatus.CONFLICT, String.valueOf(busy.getMessage()));
    }

    private static ResponseEntity<ProblemDetail> answer(HttpStatus status, String sentence) {
        return ResponseEntity.status(status).body(ProblemDetail.forStatusAndDetail(status, sentence));
    }
}
