package dev.scrm.gateway.wecom;

/** After which answers a call is made once more within its time. */
public enum CallAgain {
    /** After any: it is idempotent, or WeCom knows it again. */
    ALWAYS,
    /** After none that did not come: a call without an answer may take effect later, and undo what was done since. */
    ONCE_ANSWERED,
    /** Only when it certainly took no effect. */
    WITHOUT_EFFECT;

    boolean after(Reply reply) {
        return switch (this) {
            case ALWAYS -> true;
            case ONCE_ANSWERED -> reply instanceof Reply.Answer || !reply.mayHaveTakenEffect();
            case WITHOUT_EFFECT -> !reply.mayHaveTakenEffect();
        };
    }
}
