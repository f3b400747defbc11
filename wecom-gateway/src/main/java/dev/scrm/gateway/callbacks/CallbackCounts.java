package dev.scrm.gateway.callbacks;

/** What is counted about callbacks. Nothing is logged of each: counts by answer and reason are what an operator reads. */
public interface CallbackCounts {
    void answered(CallbackAnswer answer, long nanos);

    /** @param reason a stable slug such as {@code bad-signature}; never told to the sender */
    void refused(String reason);

    /** An event without a type of its own was kept. */
    void unrecognized();

    /** Events came from the spool to Kafka. */
    void drained(int events);

    /** @param failure why the spool could not be looked at; it is tried again soon */
    void spoolUnreachable(RuntimeException failure);
}
