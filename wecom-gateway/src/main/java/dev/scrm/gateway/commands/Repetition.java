package dev.scrm.gateway.commands;

import dev.scrm.gateway.wecom.CallAgain;

/** How a call is resolved that may have taken effect although nobody heard so: a time-out, a broken line, a crash. */
public enum Repetition {
    /** Doing it twice is doing it once: it is made again. */
    CHANGES_NOTHING,
    /**
     * Doing it twice is doing it once, unless something else was done in between: it is made again once the call that nobody
     * heard of can no longer take effect, and only then comes what waits behind it.
     */
    OVERWRITES,
    /** WeCom takes its code or id once: it is made again, and its refusal says that it was done. */
    WORKS_ONCE,
    /** WeCom knows the same request again for three hours: it is made again within them; afterwards it is given up. */
    KNOWN_FOR_HOURS,
    /** WeCom can be asked whether it was made: asked first, and made again only when it certainly was not. */
    ASK_FIRST,
    /** WeCom neither knows it again nor tells about it: it is given up, because rather none than two. */
    NEVER;

    /** After which answers a call is made once more within its time. */
    CallAgain callAgain() {
        return switch (this) {
            case CHANGES_NOTHING, WORKS_ONCE, KNOWN_FOR_HOURS -> CallAgain.ALWAYS;
            case OVERWRITES -> CallAgain.ONCE_ANSWERED;
            case ASK_FIRST, NEVER -> CallAgain.WITHOUT_EFFECT;
        };
    }

    /** Whether it waits until a call that nobody heard of can no longer take effect. */
    boolean comesAfterAnyEffect() {
        return this == OVERWRITES || this == ASK_FIRST;
    }
}
