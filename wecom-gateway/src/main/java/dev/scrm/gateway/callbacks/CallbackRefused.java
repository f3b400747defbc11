package dev.scrm.gateway.callbacks;

/** A callback that is not taken; without a stack trace, because refusing hostile input must stay cheap. */
public final class CallbackRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final CallbackAnswer answer;
    private final String reason;

    /** @param reason a stable slug for the operator, such as {@code bad-signature}; the sender only sees the answer */
    public CallbackRefused(CallbackAnswer answer, String reason) {
        super(reason, null, false, false);
        this.answer = answer;
        this.reason = reason;
    }

    public CallbackAnswer answer() {
        return answer;
    }

    public String reason() {
        return reason;
    }
}
