package dev.scrm.gateway.budget;

/** How soon something has to be done at WeCom. The higher ones come first: no lane waits for a lower one. */
public enum CallLane {
    /** Seconds count: a welcome, whose code lives for 20 seconds, or a red alert. */
    URGENT,
    /** A person waits for it: a notice to staff, an answer to a customer. */
    INTERACTIVE,
    /** Nobody sees a minute: tags, profiles, mass sending. */
    BULK
}
