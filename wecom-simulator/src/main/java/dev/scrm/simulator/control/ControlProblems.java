package dev.scrm.simulator.control;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Turns what is refused into problem details with a stable code. */
@RestControllerAdvice
class ControlProblems extends ResponseEntityExceptionHandler {

    @ExceptionHandler
    ProblemDetail refused(ControlRefused refused) {
        var problem = ProblemDetail.forStatusAndDetail(refused.status(), refused.detail());
        problem.setProperty("code", refused.code());
        problem.setProperty("field", refused.field());
        return problem;
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException unreadable,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        var problem = ProblemDetail.forStatusAndDetail(
                status,
                "Expected a JSON body of this API's fields, but: "
                        + unreadable.getMostSpecificCause().getMessage());
        problem.setProperty("code", "body-unreadable");
        return createResponseEntity(problem, headers, status, request);
    }

    /** What the framework refuses goes by its status: not-found, method-not-allowed. */
    @Override
    protected ResponseEntity<Object> createResponseEntity(
            @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var known = HttpStatus.resolve(status.value());
        if (body instanceof ProblemDetail problem && problem.getProperties() == null && known != null) {
            problem.setProperty("code", known.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
        return super.createResponseEntity(body, headers, status, request);
    }
}
