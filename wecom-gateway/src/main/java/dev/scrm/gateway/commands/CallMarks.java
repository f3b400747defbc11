package dev.scrm.gateway.commands;

import java.time.Instant;

/** Which commands were called of those that must not be called twice: marked right before the call, durably. */
public interface CallMarks {
    /**
     * Marks that a command is called now; false when another process has marked it: then it must not be called. One that this
     * process has marked was not called, unless its call is in doubt, which {@link CallOnce} asks about before.
     */
    boolean mark(Command command);

    boolean isMarked(Command command);

    /** Takes the mark away, after a call that certainly took no effect. */
    void unmark(Command command);

    /** Forgets what was marked before; only what is older than any repetition of its command can be. */
    void forgetBefore(Instant markedAt);
}
