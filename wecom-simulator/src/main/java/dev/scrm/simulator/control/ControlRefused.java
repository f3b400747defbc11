package dev.scrm.simulator.control;

import java.util.Locale;
import org.springframework.http.HttpStatus;

/** A wish of the control API that cannot be fulfilled: a stable code, the field it is about, and what would be right. */
final class ControlRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final String code;
    private final String field;
    private final String detail;

    private ControlRefused(HttpStatus status, String code, String field, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.field = field;
        this.detail = message;
    }

    /** The input cannot be right. */
    static ControlRefused invalid(String field, String message) {
        return new ControlRefused(HttpStatus.UNPROCESSABLE_CONTENT, field(field) + "-invalid", field, message);
    }

    /** What the field names is not there. */
    static ControlRefused unknown(String field, String message) {
        return new ControlRefused(HttpStatus.NOT_FOUND, field(field) + "-unknown", field, message);
    }

    /** Right, but not as things stand. */
    static ControlRefused conflict(String code, String field, String message) {
        return new ControlRefused(HttpStatus.CONFLICT, code, field, message);
    }

    HttpStatus status() {
        return status;
    }

    String code() {
        return code;
    }

    String field() {
        return field;
    }

    String detail() {
        return detail;
    }

    /** From the name of a field to a slug: externalUserId becomes external-user-id. */
    private static String field(String name) {
        return name.replaceAll("([a-z])([A-Z])", "$1-$2").replace('.', '-').toLowerCase(Locale.ROOT);
    }
}
