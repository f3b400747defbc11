package dev.scrm.gateway.commands;

/** How a command stands. */
public enum CommandStatus {
    /** Taken on; a call may be under way. */
    SENDING,
    /** WeCom did not allow it or did not answer; it is tried again. */
    WAITING,
    /** WeCom accepted it. Final. */
    SENT,
    /** Given up. Final. */
    FAILED,
    /** Its time was over before WeCom accepted it. Final. */
    EXPIRED,
    /** Taken back before it was sent. Final. */
    SUPPRESSED;

    /** Of a command that is decided. */
    public static CommandStatus of(Outcome.Status status) {
        return switch (status) {
            case SENT -> SENT;
            case FAILED -> FAILED;
            case EXPIRED -> EXPIRED;
            case SUPPRESSED -> SUPPRESSED;
        };
    }
}
