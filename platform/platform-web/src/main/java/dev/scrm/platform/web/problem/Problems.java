package dev.scrm.platform.web.problem;

import dev.scrm.platform.events.Refusal;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;

/** Builds problem details that all look alike: type, title and code say the same thing, the detail is for people. */
public final class Problems {
    private static final String TYPE_PREFIX = "urn:scrm:problem:";

    /** Members RFC 9457 gives a meaning of its own; a refusal's details must not replace them. */
    private static final Set<String> STANDARD = Set.of("type", "title", "status", "detail", "instance", "code");

    private Problems() {}

    /** A problem without further members. */
    public static ProblemDetail of(HttpStatusCode status, String code, String detail) {
        return of(status, code, detail, Map.of());
    }

    /** A problem with further members, such as {@code field}. */
    public static ProblemDetail of(HttpStatusCode status, String code, String detail, Map<String, ?> members) {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create(TYPE_PREFIX + code));
        problem.setTitle(title(code));
        problem.setProperty("code", code);
        members.forEach((name, value) -> {
            if (!STANDARD.contains(name)) {
                problem.setProperty(name, value);
            }
        });
        return problem;
    }

    /** The refusal as the caller sees it. */
    static ProblemDetail of(Refusal refusal) {
        var message = refusal.getMessage();
        return of(status(refusal.kind()), refusal.code(), message == null ? "" : message, refusal.details());
    }

    /** A problem of which nothing is known, or nothing may be told, but its status. */
    static ProblemDetail ofStatus(HttpStatusCode status) {
        return switch (status.value()) {
            case 400 -> of(status, "request-malformed", "Expected a well-formed HTTP request but got something else");
            case 401 -> of(status, "token-missing", "Expected a bearer token in the header Authorization");
            case 403 -> of(status, "forbidden", "Expected a caller who may do this but the token does not say so");
            case 404 -> of(status, "path-unknown", "Expected a path of this service's API but there is none such");
            case 405 -> of(status, "method-not-allowed", "Expected another method for this path");
            case 406 -> of(status, "not-acceptable", "Expected Accept to allow application/json");
            case 408 -> of(status, "request-timeout", "Expected the whole request in time but it did not come");
            case 413 -> of(status, "body-too-large", "Expected a smaller request body");
            case 414 -> of(status, "path-too-long", "Expected a shorter request target");
            case 415 -> of(status, "media-type-not-supported", "Expected Content-Type application/json");
            case 431 -> of(status, "headers-too-large", "Expected smaller request headers");
            case 503 -> of(status, "unavailable", "Expected to serve this but cannot now; try again later");
            default -> other(status);
        };
    }

    private static ProblemDetail other(HttpStatusCode status) {
        return status.is4xxClientError()
                ? of(status, "request-refused", "Expected another request; this one cannot be served")
                : of(status, "internal-error", "Expected to serve this but something broke; it is in the log");
    }

    private static HttpStatus status(Refusal.Kind kind) {
        return switch (kind) {
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case CONFLICT -> HttpStatus.CONFLICT;
            case INVALID -> HttpStatus.UNPROCESSABLE_CONTENT;
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
            case BUSY -> HttpStatus.SERVICE_UNAVAILABLE;
            case LIMITED -> HttpStatus.TOO_MANY_REQUESTS;
            case OUTDATED -> HttpStatus.PRECONDITION_FAILED;
            case UNCONDITIONAL -> HttpStatus.PRECONDITION_REQUIRED;
        };
    }

    private static String title(String code) {
        var words = code.replace('-', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
