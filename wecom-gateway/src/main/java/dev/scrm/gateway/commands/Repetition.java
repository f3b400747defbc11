package dev.scrm.gateway.commands;

/** How a call is resolved that may have taken effect although nobody heard so: a time-out, a broken line, a crash. */
public enum Repetition {
    /** Doing it twice is doing it once: it is made again. */
    CHANGES_NOTHING,
    /** WeCom takes its code or id once: it is made again, and its refusal says that it was done. */
    WORKS_ONCE,
    /** WeCom knows the same request again for three hours: it is made again within them; afterwards it is given up. */
    KNOWN_FOR_HOURS,
    /** WeCom can be asked whether it was made: asked first, and made again only when it certainly was not. */
    ASK_FIRST,
    /** WeCom neither knows it again nor tells about it: it is given up, because rather none than two. */
    NEVER
}
