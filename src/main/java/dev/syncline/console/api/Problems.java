package dev.syncline.console.api;

import dev.syncline.connector.TrackerFailure;
import dev.syncline.input.InputRefused;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
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
        if (wanted == UUID.class) {
            return "an id such as 123e4567-e89b-12d3-a456-426614174000";
        }
        if (wanted == boolean.class || wanted == Boolean.class) {
            return "true or false";
        }
        return wanted != null && wanted.isEnum()
                ? "one of "
                        + Arrays.stream(wanted.getEnumConstants())
                                .map(each -> ((Enum<?>) each).name())
                                .collect(Collectors.joining(", "))
                : "a whole number of at most %d".formatted(Long.MAX_VALUE);
    }

    /** Input that was refused: each field with its sentence; without a field something else stands in the way. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> input(InputRefused refused) {
        return refused.field().isEmpty()
                ? answer(HttpStatus.CONFLICT, String.valueOf(refused.getMessage()))
                : answer(String.valueOf(refused.getMessage()), refused.fields());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> missing(MissingServletRequestParameterException missing) {
        return answer(HttpStatus.BAD_REQUEST, "%s is missing.".formatted(missing.getParameterName()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> tracker(TrackerFailure failure) {
        String sentence = String.valueOf(failure.getMessage());
        return failure.kind() == TrackerFailure.Kind.VALIDATION
                        && !failure.fields().isEmpty()
                ? answer(sentence, failure.fields())
                : answer(HttpStatus.BAD_GATEWAY, sentence);
    }

    /** The queue says so of work that is being done right now. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> busy(IllegalStateException busy) {
        return answer(HttpStatus.CONFLICT, String.valueOf(busy.getMessage()));
    }

    private static ResponseEntity<ProblemDetail> answer(String sentence, Map<String, String> fields) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_CONTENT, sentence);
        problem.setProperty("fields", fields);
        return ResponseEntity.unprocessableContent().body(problem);
    }

    private static ResponseEntity<ProblemDetail> answer(HttpStatus status, String sentence) {
        return ResponseEntity.status(status).body(ProblemDetail.forStatusAndDetail(status, sentence));
    }
}
