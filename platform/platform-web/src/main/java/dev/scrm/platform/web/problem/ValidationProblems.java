package dev.scrm.platform.web.problem;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.validation.FieldError;
import org.springframework.validation.method.MethodValidationResult;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.bind.MethodArgumentNotValidException;

/** What Bean Validation found, one entry a field. */
final class ValidationProblems {
    private ValidationProblems() {}

    /** One finding; {@code field} is the path within the body or the name of the parameter. */
    record Finding(String field, String detail) {}

    static ProblemDetail of(MethodArgumentNotValidException invalid) {
        return problem(
                invalid.getAllErrors().stream().map(error -> finding("", error)).toList());
    }

    static ProblemDetail of(MethodValidationResult invalid) {
        return problem(invalid.getParameterValidationResults().stream()
                .flatMap(ValidationProblems::findings)
                .toList());
    }

    private static Stream<Finding> findings(ParameterValidationResult result) {
        if (result instanceof ParameterErrors body) {
            return body.getAllErrors().stream().map(error -> finding("", error));
        }
        var name = result.getMethodParameter().getParameterName();
        return result.getResolvableErrors().stream().map(error -> finding(orEmpty(name), error));
    }

    private static Finding finding(String parameter, MessageSourceResolvable error) {
        var field = error instanceof FieldError inBody ? inBody.getField() : parameter;
        return new Finding(field, orEmpty(error.getDefaultMessage()));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static ProblemDetail problem(List<Finding> findings) {
        if (findings.isEmpty()) {
            return Problems.of(HttpStatus.BAD_REQUEST, "validation-failed", "Expected other values in the request");
        }
        var first = findings.getFirst();
        return Problems.of(
                HttpStatus.BAD_REQUEST,
                "validation-failed",
                "Expected another value of '%s': %s".formatted(first.field(), first.detail()),
                Map.of("field", first.field(), "errors", findings));
    }
}
