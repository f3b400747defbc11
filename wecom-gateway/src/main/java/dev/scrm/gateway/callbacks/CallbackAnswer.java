package dev.scrm.gateway.callbacks;

/** How a callback was answered. The code is all that the sender learns. */
public enum CallbackAnswer {
    /** Durable in Kafka. */
    ACCEPTED(200, "accepted", "Accepted"),
    /** Durable in the spool, on its way to Kafka. */
    SPOOLED(200, "spooled", "Accepted"),
    /** WeCom only asks whether there is more to say, which is no event. */
    NOTHING_NEW(200, "nothing-new", "Accepted"),
    /** No envelope, or a message that asks for what XML of WeCom never needs. */
    MALFORMED(400, "callback-malformed", "Expected the envelope of a callback but got something else"),
    /** Did not prove to come from WeCom for us; one answer whatever did not hold, so that nothing can be probed. */
    REFUSED(403, "callback-refused", "Expected a callback signed and encrypted for this address but it is not"),
    /** Nobody is served under the address. */
    UNKNOWN_ADDRESS(404, "path-unknown", "Expected a path of this service's API but there is none such"),
    TOO_LARGE(413, "callback-too-large", "Expected a smaller request body"),
    /** Neither Kafka nor the spool took it, or nobody can tell yet whether it is for us: WeCom may send it again. */
    UNAVAILABLE(503, "callback-not-kept", "Expected to keep the callback but could not; send it again");

    private final int status;
    private final String code;
    private final String detail;

    CallbackAnswer(int status, String code, String detail) {
        this.status = status;
        this.code = code;
        this.detail = detail;
    }

    /** Whether the event is ours now. */
    boolean isKept() {
        return this == ACCEPTED || this == SPOOLED;
    }

    public int status() {
        return status;
    }

    /** A stable slug. */
    public String code() {
        return code;
    }

    public String detail() {
        return detail;
    }
}
