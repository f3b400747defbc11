package dev.scrm.gateway.commands;

import static java.util.Objects.requireNonNull;

import dev.scrm.gateway.corps.App;
import dev.scrm.gateway.wecom.Terms;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;

/**
 * Repeats what must not come upon its own late effect: waits until a call that nobody heard of can take effect no more, and
 * asks first where the thing may be there.
 */
final class SettleFirst {
    private final AskFirst askFirst;
    private final Clock clock;

    SettleFirst(AskFirst askFirst, Clock clock) {
        this.askFirst = askFirst;
        this.clock = clock;
    }

    /** Tries it, when nothing can come of an earlier call any more and nothing did. */
    Attempt carryOut(WaitingCommand waiting, Command.Post post, App app, Terms terms, Supplier<Attempt> attempt) {
        var tried = waiting.tried();
        if (!tried.isDoubtful()) {
            return called(post, tried, attempt);
        }
        var now = now();
        var settled = tried.settled(post.head().lane());
        if (now.isBefore(settled)) {
            return new Attempt.Postponed(PostponeReason.NO_ANSWER, tried, Duration.between(now, settled));
        }
        return post.kind().repetition() == Repetition.ASK_FIRST
                ? askedFirst(post, tried, app, terms, attempt)
                : called(post, tried, attempt);
    }

    private Attempt askedFirst(Command.Post post, Tried tried, App app, Terms terms, Supplier<Attempt> attempt) {
        var now = now();
        return switch (askFirst.ask(post, app, requireNonNull(tried.doubtfulSince()), terms)) {
            case AskFirst.Answer.Made(var result) -> new Attempt.Done(Outcome.sent(result, tried.attempts(), now));
            case AskFirst.Answer.NotMade _
            when post.head().isExpired(now) ->
                new Attempt.Done(Outcome.expired(tried.errorCode(), tried.attempts(), now));
            case AskFirst.Answer.NotMade _ -> called(post, tried, attempt);
            case AskFirst.Answer.NotSaid(var end) -> Judgement.unanswered(tried, end, now);
            case AskFirst.Answer.Unclear _ ->
                new Attempt.Done(Outcome.failed(tried.errorCode(), Reason.EFFECT_UNKNOWN, tried.attempts(), now));
        };
    }

    private Attempt called(Command.Post post, Tried tried, Supplier<Attempt> attempt) {
        var calledAt = now();
        return settling(ofOwn(post, tried, attempt.get(), calledAt));
    }

    /** What another took for its own is made once more. */
    private Attempt ofOwn(Command.Post post, Tried tried, Attempt attempted, Instant calledAt) {
        return attempted instanceof Attempt.Done(var outcome)
                        && post.kind().repetition() == Repetition.ASK_FIRST
                        && outcome.status() == Outcome.Status.SENT
                        && !askFirst.isOwn(post, outcome.result())
                ? new Attempt.Postponed(
                        PostponeReason.NO_ANSWER,
                        new Tried(tried.doubtfulSince(), outcome.attempts(), 0).doubtfulFrom(calledAt),
                        Duration.ZERO)
                : attempted;
    }

    /** What may have taken effect is not touched before that can be seen. */
    private static Attempt settling(Attempt attempted) {
        return attempted instanceof Attempt.Postponed(var reason, var tried, var atLeast)
                        && tried.isDoubtful()
                        && atLeast.compareTo(Tried.SETTLING) < 0
                ? new Attempt.Postponed(reason, tried, Tried.SETTLING)
                : attempted;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
