package dev.scrm.gateway.reconciliation;

import dev.scrm.platform.events.Slug;

/** Why a run does not go on. */
public enum Hindrance {
    /** WeCom gives no answer, or allows no more questions for now. */
    NO_ANSWER,
    /** The corp is disabled, its secrets cannot be opened, or it is gone. */
    CORP_NOT_SERVED,
    /** We failed, not WeCom; the log tells. */
    INTERNAL_ERROR;

    /** The slug, such as {@code no-answer}. */
    public String word() {
        return Slug.of(this);
    }
}
