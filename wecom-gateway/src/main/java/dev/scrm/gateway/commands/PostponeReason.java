package dev.scrm.gateway.commands;

/** Why a command is tried again later. */
public enum PostponeReason {
    /** WeCom gave no answer, or none in time. */
    NO_ANSWER(Reason.NO_ANSWER),
    /** WeCom said that it was busy. */
    WECOM_BUSY(Reason.WECOM_BUSY),
    /** The corp calls this API too often. */
    FREQUENCY_LIMITED(Reason.FREQUENCY_LIMITED),
    /** It is for later. */
    NOT_YET(Reason.NOT_YET),
    /** We failed, not WeCom: a store that is away, or a mistake of ours that the log tells of. */
    INTERNAL_ERROR(Reason.INTERNAL_ERROR),
    /** Its corp is not known here, which may have been added just now. */
    CORP_UNKNOWN(Reason.CORP_UNKNOWN),
    /** Nor is the app. */
    APP_UNKNOWN(Reason.APP_UNKNOWN),
    /** Nor is the robot. */
    ROBOT_UNKNOWN(Reason.ROBOT_UNKNOWN),
    /** Its corp is disabled. */
    CORP_DISABLED(Reason.CORP_DISABLED),
    /** Its app's secret cannot be opened. */
    CREDENTIALS_UNREADABLE(Reason.CREDENTIALS_UNREADABLE),
    /** An earlier command of the same kind for the same contact waits. */
    BEHIND_ANOTHER(Reason.BEHIND_ANOTHER),
    /** A file it needs is on its way to WeCom. */
    MEDIA_UPLOADING(Reason.MEDIA_UPLOADING),
    /** The command whose result it needs is not decided. */
    AWAITS_ANOTHER(Reason.AWAITS_ANOTHER);

    private final Reason reason;

    PostponeReason(Reason reason) {
        this.reason = reason;
    }

    /** Whether it ends at a time that is known, so that it is tried just then, every time. */
    boolean isNoFailure() {
        return this == FREQUENCY_LIMITED || this == NOT_YET || this == MEDIA_UPLOADING;
    }

    /** What the outcome says of a command that waited for it too long. */
    Reason reason() {
        return reason;
    }

    /** A stable slug, the same as in outcomes. */
    public String code() {
        return reason.code();
    }
}
