package dev.scrm.platform.web.problem;

import dev.scrm.platform.events.Refusal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * Turns refusals and what Spring MVC refuses into problem details. Anything else is a fault of ours: it flies on to the
 * container, which logs it once, and {@link ProblemErrorController} tells the caller nothing but that it happened.
 */
@RestControllerAdvice
final class ProblemAdvice extends ResponseEntityExceptionHandler {
    private final BodyProblems bodies;

    ProblemAdvice(BodyProblems bodies) {
        this.bodies = bodies;
    }

    @ExceptionHandler
    ResponseEntity<Object> refused(Refusal refusal) {
        var headers = new HttpHeaders();
        if (refusal.kind() == Refusal.Kind.BUSY) {
            headers.set(
                    HttpHeaders.RETRY_AFTER, String.valueOf(refusal.details().getOrDefault("retryAfterSeconds", 1)));
        }
        return answer(Problems.of(refusal), headers);
    }

    /** A controller that reads its body itself. */
    @ExceptionHandler
    ResponseEntity<Object> tooLarge(BodyTooLarge tooLarge) {
        return answer(BodyLimitFilter.problem(tooLarge.limit()), new HttpHeaders());
    }

    @Override
    protected ResponseEntity<Object> handleExceptionInternal(
            Exception exception,
            @Nullable Object body,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return answer(problem(exception, status), headers);
    }

    private ProblemDetail problem(Exception exception, HttpStatusCode status) {
        return switch (exception) {
            case HttpMessageNotReadableException unreadable -> bodies.of(unreadable);
            case MethodArgumentNotValidException invalid -> ValidationProblems.of(invalid);
            case HandlerMethodValidationException invalid
            when status.is4xxClientError() -> ValidationProblems.of(invalid);
            case MissingServletRequestParameterException missing ->
                parameter("parameter-missing", "Expected the parameter '%s'", missing.getParameterName());
            case MethodArgumentTypeMismatchException mismatch -> mismatch(mismatch);
            case TypeMismatchException mismatch
            when status.is4xxClientError() ->
                parameter("parameter-invalid", "Expected another value of '%s'", mismatch.getPropertyName());
            case HttpRequestMethodNotSupportedException other -> method(other);
            default -> Problems.ofStatus(status);
        };
    }

    private static ProblemDetail mismatch(MethodArgumentTypeMismatchException mismatch) {
        var wanted = WantedValue.inWords(mismatch.getRequiredType());
        return parameter("parameter-invalid", "Expected " + wanted + " in '%s'", mismatch.getName());
    }

    private static ProblemDetail parameter(String code, String detail, @Nullable String name) {
        var field = name == null ? "" : name;
        return Problems.of(HttpStatus.BAD_REQUEST, code, detail.replace("%s", field), Map.of("field", field));
    }

    private static ProblemDetail method(HttpRequestMethodNotSupportedException other) {
        var allowed = other.getSupportedMethods() == null
                ? List.<String>of()
                : Arrays.stream(other.getSupportedMethods()).sorted().toList();
        return Problems.of(
                HttpStatus.METHOD_NOT_ALLOWED,
                "method-not-allowed",
                "Expected one of the methods %s but got %s".formatted(allowed, other.getMethod()),
                Map.of("allowed", allowed));
    }

    private static ResponseEntity<Object> answer(ProblemDetail problem, HttpHeaders headers) {
        // Set here, so that an Accept header without JSON cannot turn a clear error into another one.
        return ResponseEntity.status(problem.getStatus())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
