package dev.scrm.gateway.commands;

/** Why a command is tried again later. */
public enum PostponeReason {
    /** WeCom gave no answer, or none in time. */
    NO_ANSWER("no-answer"),
    /** WeCom said that it was busy. */
    WECOM_BUSY("wecom-busy"),
    /** The corp calls this API too often. */
    FREQUENCY_LIMITED("frequency-limited"),
    /** It is for later. */
    NOT_YET("not-yet"),
    /** We failed, not WeCom: a store that is away, or a mistake of ours that the log tells of. */
    INTERNAL_ERROR("internal-error"),
    /** An earlier command of the same kind for the same contact waits. */
    BEHIND_ANOTHER("behind-another"),
    /** A file it needs is on its way to WeCom. */
    MEDIA_UPLOADING("media-uploading"),
    /** The command whose result it needs is not decided. */
    AWAITS_ANOTHER("awaits-another");

    private final String code;

    PostponeReason(String code) {
        this.code = code;
    }

    /** Whether it ends at a time that is known, so that it is tried just then, every time. */
    boolean isNoFailure() {
        return this == FREQUENCY_LIMITED || this == NOT_YET || this == MEDIA_UPLOADING;
    }

    /** A stable slug, the same as in outcomes. */
    public String code() {
        return code;
    }
}
