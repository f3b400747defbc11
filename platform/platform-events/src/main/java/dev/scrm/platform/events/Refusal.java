package dev.scrm.platform.events;

import java.util.Map;

/**
 * A domain rule said no. Over HTTP it becomes a problem detail with the code; in a listener it is an answer, never
 * retried.
 */
public abstract class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why the rule said no, in terms an HTTP status can be derived from. */
    public enum Kind {
        /** The thing asked for is not there (or not visible to the caller): 404. */
        NOT_FOUND,
        /** The thing's state does not allow it now: 409. */
        CONFLICT,
        /** The input cannot be right whatever the state: 422. */
        INVALID,
        /** The caller may not do this: 403. */
        FORBIDDEN,
        /** Right, but not now; the caller may try again later: 503. */
        BUSY,
        /** Right, but as often as it may be; not before the limit says so again: 429. */
        LIMITED,
        /** The caller decided on a state that the thing no longer has, and has to read it again: 412. */
        OUTDATED,
        /** The caller has to say on which state of the thing it decided: 428. */
        UNCONDITIONAL
    }

    private final String code;
    private final Kind kind;
    private final transient Map<String, Object> details;

    /**
     * @param code a stable slug such as {@code ticket-closed}; part of the public API
     * @param message "Expected … but …", fit to be shown to the caller: no secrets, no internals
     * @param details further fields of the problem detail, such as {@code field}
     */
    protected Refusal(String code, Kind kind, String message, Map<String, ?> details) {
        super(message, null, false, false);
        this.code = code;
        this.kind = kind;
        this.details = Map.copyOf(details);
    }

    public String code() {
        return code;
    }

    public Kind kind() {
        return kind;
    }

    public Map<String, Object> details() {
        return details;
    }
}
