package dev.scrm.gateway.commands;

import dev.scrm.gateway.wecom.Terms;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;

/**
 * Calls at most once what WeCom neither knows again nor tells about. That a command was taken on by somebody who died is no
 * reason to give it up, for most of those only waited: what counts is the mark that is set right before its call.
 */
final class CallOnce {
    /** Somebody else began the call. */
    private static final class MarkedBefore extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final CallMarks marks;
    private final Clock clock;

    CallOnce(CallMarks marks, Clock clock) {
        this.marks = marks;
        this.clock = clock;
    }

    static boolean isMeant(Command command) {
        return command instanceof Command.Post post && post.kind().repetition() == Repetition.NEVER;
    }

    /** The terms of its call, which marks it before. */
    Terms marking(Command command, Terms terms) {
        return terms.before(() -> {
            if (!isMarkedNow(command)) {
                throw new MarkedBefore();
            }
        });
    }

    private boolean isMarkedNow(Command command) {
        try {
            return marks.mark(command);
        } catch (RuntimeException e) {
            throw new NothingCalledException(e);
        }
    }

    /** Tries it unless it may have been called. */
    Attempt carryOut(WaitingCommand waiting, Function<WaitingCommand, Attempt> attempt) {
        var command = waiting.command();
        var tried = waiting.tried();
        if (tried.isDoubtful() && marks.isMarked(command)) {
            return unknown(tried);
        }
        try {
            var attempted = attempt.apply(waiting.with(tried.withoutDoubt()));
            return switch (attempted) {
                // Whoever took it on before may be about to call it: not any more.
                case Attempt.Done(var outcome)
                when tried.isDoubtful() && outcome.attempts() == tried.attempts() && !marks.mark(command) ->
                    unknown(tried);
                case Attempt.Postponed(var _, var after, var _)
                when !after.isDoubtful() && after.attempts() > tried.attempts() -> {
                    marks.unmark(command);
                    yield attempted;
                }
                case Attempt.Done _, Attempt.Postponed _ -> attempted;
            };
        } catch (MarkedBefore e) {
            return unknown(tried);
        }
    }

    private Attempt unknown(Tried tried) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return new Attempt.Done(Outcome.failed(tried.errorCode(), Reason.EFFECT_UNKNOWN, tried.attempts(), now));
    }
}
