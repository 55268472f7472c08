package dev.syncline.desk.web;

import dev.syncline.connector.TrackerFailure;
import java.net.URI;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What programs are told when the desk says no. */
@RestControllerAdvice(assignableTypes = {TicketApi.class, PartsApi.class, WorkLogApi.class, DeskApi.class})
class ApiProblems {

    @ExceptionHandler
    ProblemDetail refused(TrackerFailure failure) {
        ProblemDetail problem = problem(status(failure), failure);
        if (!failure.fields().isEmpty()) {
            problem.setProperty("errors", failure.fields());
        }
        return problem;
    }

    static HttpStatus status(TrackerFailure failure) {
        return switch (failure.kind()) {
            case VALIDATION -> HttpStatus.UNPROCESSABLE_CONTENT;
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case VERSION_CONFLICT, LOCKED -> HttpStatus.CONFLICT;
            case TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
            case NO_ROOM -> HttpStatus.INSUFFICIENT_STORAGE;
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
            default -> HttpStatus.SERVICE_UNAVAILABLE;
        };
    }

    @ExceptionHandler
    ProblemDetail unreadable(JsonBody.BadRequest bad) {
        return problem(bad.status(), bad);
    }

    private static ProblemDetail problem(HttpStatus status, Exception exception) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, Objects.toString(exception.getMessage(), ""));
        problem.setType(URI.create("about:blank"));
        return problem;
    }
}
