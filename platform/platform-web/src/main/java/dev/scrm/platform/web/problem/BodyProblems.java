package dev.scrm.platform.web.problem;

import static java.util.stream.Collectors.joining;

import dev.scrm.platform.events.Refusal;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says what is wrong with a JSON body and where, in the caller's words and never in Jackson's. */
final class BodyProblems {
    /** The message of {@code requireNonNull(component, "component")}, with which records guard what must be there. */
    private static final Pattern COMPONENT = Pattern.compile("[a-z][A-Za-z0-9]{0,63}");

    private final long bodyLimit;

    BodyProblems(long bodyLimit) {
        this.bodyLimit = bodyLimit;
    }

    ProblemDetail of(HttpMessageNotReadableException unreadable) {
        for (Throwable cause = unreadable.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof BodyTooLarge) {
                return BodyLimitFilter.problem(bodyLimit);
            }
            if (cause instanceof Refusal refusal) {
                return Problems.of(refusal);
            }
        }
        return switch (unreadable.getCause()) {
            case UnrecognizedPropertyException unknown -> unknownField(unknown);
            case StreamReadException malformed -> malformed(malformed);
            case StreamConstraintsException _ -> tooComplex();
            case MismatchedInputException mismatched
            when mismatched.getPath().isEmpty() && isEndOfInput(mismatched) -> missingBody();
            case JacksonException invalid -> invalidField(invalid);
            case null, default -> missingBody();
        };
    }

    private static ProblemDetail unknownField(UnrecognizedPropertyException unknown) {
        var known = Stream.ofNullable(unknown.getKnownPropertyIds())
                .flatMap(ids -> ids.stream())
                .map(String::valueOf)
                .sorted()
                .toList();
        var field = path(unknown);
        return bad("unknown-field", "Expected only the fields %s but got '%s'".formatted(known, field), field);
    }

    private static ProblemDetail malformed(StreamReadException malformed) {
        var where = malformed.getLocation();
        return Problems.of(
                HttpStatus.BAD_REQUEST,
                "json-malformed",
                where == null
                        ? "Expected well-formed JSON"
                        : "Expected well-formed JSON but it breaks at line %d, column %d"
                                .formatted(where.getLineNr(), where.getColumnNr()));
    }

    private static ProblemDetail tooComplex() {
        return Problems.of(
                HttpStatus.BAD_REQUEST,
                "json-too-complex",
                "Expected JSON within the limits on depth and on the length of names, numbers and texts");
    }

    private static ProblemDetail missingBody() {
        return Problems.of(HttpStatus.BAD_REQUEST, "body-missing", "Expected a JSON request body but there is none");
    }

    private static ProblemDetail invalidField(JacksonException invalid) {
        var missing = missingComponent(invalid.getCause());
        if (missing != null) {
            var field = path(invalid).isEmpty() ? missing : path(invalid) + "." + missing;
            return bad("field-missing", "Expected the field '%s' but it is absent".formatted(field), field);
        }
        var wanted = invalid instanceof MismatchedInputException mismatched
                ? WantedValue.inWords(mismatched.getTargetType())
                : "another value";
        var field = path(invalid);
        return bad("field-invalid", "Expected %s at '%s' but got something else".formatted(wanted, field), field);
    }

    private static @Nullable String missingComponent(@Nullable Throwable cause) {
        return cause instanceof NullPointerException
                        && COMPONENT
                                .matcher(Objects.requireNonNullElse(cause.getMessage(), ""))
                                .matches()
                ? cause.getMessage()
                : null;
    }

    /** Jackson tells an empty body from a wrong one only by its words. */
    private static boolean isEndOfInput(MismatchedInputException mismatched) {
        return mismatched.getOriginalMessage().startsWith("No content to map due to end-of-input");
    }

    private static ProblemDetail bad(String code, String detail, String field) {
        return Problems.of(HttpStatus.BAD_REQUEST, code, detail, Map.of("field", field));
    }

    private static String path(JacksonException exception) {
        return exception.getPath().stream()
                .map(step ->
                        step.getPropertyName() == null ? "[" + step.getIndex() + "]" : "." + step.getPropertyName())
                .collect(joining())
                .replaceFirst("^\\.", "");
    }
}
