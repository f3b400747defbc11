package dev.scrm.gateway.commands;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import dev.scrm.gateway.corps.App;
import dev.scrm.gateway.corps.Corp;
import dev.scrm.gateway.corps.Corps;
import dev.scrm.gateway.wecom.AcquisitionChat;
import dev.scrm.gateway.wecom.CallEnd;
import dev.scrm.gateway.wecom.GroupChat;
import dev.scrm.gateway.wecom.Reply;
import dev.scrm.gateway.wecom.Terms;
import dev.scrm.gateway.wecom.WecomApi;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Carries out one command. One whose call may have taken effect is called again where that is safe, as its
 * {@link Repetition} says.
 */
final class CarryOut {
    /** A command that WeCom neither allows nor refuses for so long is given up. */
    private static final Duration PATIENCE = Duration.ofDays(1);

    /** One that may have taken effect is asked about for so long after its time was over. */
    private static final Duration PATIENCE_AFTER_EXPIRY = Duration.ofMinutes(5);

    /** Somebody has to change something first; nobody needs to ask often whether it was done. */
    private static final Duration SUSPENDED = Duration.ofMinutes(1);

    /** Every replica looks for corps every two seconds. */
    private static final Duration KNOWN_EVERYWHERE = Duration.ofSeconds(10);

    private static final int MEDIA_UNKNOWN = 40007;

    private final WecomApi wecom;
    private final SettleFirst settleFirst;
    private final CallOnce callOnce;
    private final SpareErased spareErased;
    private final HandedOver handedOver;
    private final Corps corps;
    private final FillIn fillIn;
    private final Clock clock;

    CarryOut(
            WecomApi wecom,
            Creations creations,
            CallMarks marks,
            SpareErased spareErased,
            Corps corps,
            FillIn fillIn,
            Clock clock) {
        this.wecom = wecom;
        this.settleFirst = new SettleFirst(new AskFirst(wecom, creations, clock), clock);
        this.callOnce = new CallOnce(marks, clock);
        this.spareErased = spareErased;
        this.handedOver = new HandedOver(wecom, clock);
        this.corps = corps;
        this.fillIn = fillIn;
        this.clock = clock;
    }

    /**
     * Calls WeCom, unless it is clear without.
     *
     * @param turn so long it waits for its turn, but not beyond the end
     */
    Attempt carryOut(WaitingCommand waiting, Duration turn, Instant end) {
        var called = new AtomicBoolean();
        try {
            return CallOnce.isMeant(waiting.command())
                    ? callOnce.carryOut(waiting, uncalled -> unlessErased(uncalled, turn, end, called))
                    : unlessErased(waiting, turn, end, called);
        } catch (RuntimeException e) {
            throw called.get() || e instanceof NothingCalledException ? e : new NothingCalledException(e);
        }
    }

    private Attempt unlessErased(WaitingCommand waiting, Duration turn, Instant end, AtomicBoolean called) {
        return spareErased.unlessErased(waiting, () -> unlessClear(waiting, turn, end, called));
    }

    private Attempt unlessClear(WaitingCommand waiting, Duration turn, Instant end, AtomicBoolean called) {
        var command = waiting.command();
        var tried = waiting.tried();
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (command instanceof Command.Malformed malformed) {
            return failed(tried, malformed.reason(), now);
        }
        var expired = expired(waiting);
        if (expired.isPresent()) {
            return new Attempt.Done(expired.get());
        }
        if (command.head().isEarly(now)) {
            var notBefore = requireNonNull(command.head().notBefore());
            return new Attempt.Postponed(PostponeReason.NOT_YET, tried, Duration.between(now, notBefore));
        }
        var unknowable = unknowable(command, tried, now);
        if (unknowable.isPresent()) {
            return failed(tried, unknowable.get(), now);
        }
        var corp = corps.find(command.head().corpId());
        var suspended = suspended(command, corp);
        if (suspended.isPresent()) {
            return endOfPatience(waiting, new Attempt.Postponed(suspended.get(), tried, SUSPENDED));
        }
        if (corp.isEmpty()) {
            return unlessAddedJustNow(waiting, PostponeReason.CORP_UNKNOWN, now);
        }
        return actor(command)
                .in(corp.get())
                .map(app -> endOfPatience(
                        waiting, settled(speaking(waiting, corp.get()), app, terms(command, now, turn, end, called))))
                .orElseGet(() -> unlessAddedJustNow(waiting, actor(command).whenMissing(), now));
    }

    /** The outcome of a command whose time is over and that was certainly not sent. */
    Optional<Outcome> expired(WaitingCommand waiting) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var tried = waiting.tried();
        return !tried.isDoubtful() && waiting.command().head().isExpired(now)
                ? Optional.of(Outcome.expired(tried.errorCode(), tried.attempts(), now))
                : Optional.empty();
    }

    /** After an exception: nobody knows whether a call was made, unless it says that none was. */
    Attempt failedToTry(WaitingCommand waiting, RuntimeException failure) {
        var tried = failure instanceof NothingCalledException
                ? waiting.tried()
                : waiting.tried().doubtfulFrom(clock.instant());
        return endOfPatience(waiting, new Attempt.Postponed(PostponeReason.INTERNAL_ERROR, tried, Duration.ZERO));
    }

    /** Whoever was added just now is not known to every replica yet, nor is anybody to one that starts without its settings. */
    private static Attempt unlessAddedJustNow(WaitingCommand waiting, PostponeReason missing, Instant now) {
        var since = waiting.command().head().beginsAfter(waiting.since());
        return now.isBefore(since.plus(KNOWN_EVERYWHERE))
                ? new Attempt.Postponed(missing, waiting.tried(), KNOWN_EVERYWHERE.dividedBy(5))
                : failed(waiting.tried(), missing.reason(), now);
    }

    private static Attempt failed(Tried tried, Reason reason, Instant now) {
        return new Attempt.Done(Outcome.failed(tried.errorCode(), reason, tried.attempts(), now));
    }

    /** Why nobody acts for now whom the command is for: it is not lost for that. */
    private Optional<PostponeReason> suspended(Command command, Optional<Corp> corp) {
        if (corp.filter(actor(command)::isNamedIn).isPresent()) {
            return Optional.empty();
        }
        return corps.suspension(command.head().corpId()).map(why -> switch (why) {
            case DISABLED -> PostponeReason.CORP_DISABLED;
            case UNREADABLE -> PostponeReason.CREDENTIALS_UNREADABLE;
        });
    }

    /** The same with the robot that speaks. */
    private static WaitingCommand speaking(WaitingCommand waiting, Corp corp) {
        return waiting.command() instanceof Command.Post post && post.actor() instanceof Actor.RobotOf(var robotId)
                ? waiting.with(corp.robot(robotId)
                        .map(robot -> post.with(post.request().by(robot)))
                        .orElse(post))
                : waiting;
    }

    private Attempt settled(WaitingCommand waiting, App app, Terms terms) {
        return waiting.command() instanceof Command.Post post
                        && post.kind().repetition().comesAfterAnyEffect()
                ? settleFirst.carryOut(waiting, post, app, terms, () -> attempt(waiting, app, terms))
                : attempt(waiting, app, terms);
    }

    private Attempt attempt(WaitingCommand waiting, App app, Terms terms) {
        var tried = waiting.tried();
        var calledAt = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return switch (fill(waiting, app)) {
            case Filling.Known<Command>(var command) -> {
                var callEnd = call(command, app, terms);
                boolean doubtful = tried.isDoubtful() || callEnd.doubtful();
                if (isMediaUnknown(callEnd) && maySayOtherwise(command, doubtful) && fillIn.forgetMedia(waiting)) {
                    yield new Attempt.Postponed(PostponeReason.MEDIA_UPLOADING, tried.called(callEnd), Duration.ZERO);
                }
                var judged = Judgement.of(
                        command, tried, callEnd, calledAt, clock.instant().truncatedTo(ChronoUnit.MILLIS));
                yield doubtful
                        ? handedOver.seen(
                                command, judged, requireNonNullElse(tried.doubtfulSince(), calledAt), app, terms)
                        : judged;
            }
            case Filling.NotYet<Command>(var reason, var atLeast) -> new Attempt.Postponed(reason, tried, atLeast);
            case Filling.Impossible<Command>(var errorCode, var reason) ->
                new Attempt.Done(Outcome.failed(errorCode, reason, tried.attempts(), calledAt));
        };
    }

    /** What certainly took no effect may name a new upload of its file; so may what WeCom knows again by its code or id. */
    private static boolean maySayOtherwise(Command command, boolean doubtful) {
        return !doubtful || (command instanceof Command.Post post && post.kind().repetition() == Repetition.WORKS_ONCE);
    }

    private static boolean isMediaUnknown(CallEnd<?> end) {
        return end.reply() instanceof Reply.Answer(int errorCode, var _) && errorCode == MEDIA_UNKNOWN;
    }

    private Filling<Command> fill(WaitingCommand waiting, App app) {
        try {
            return fillIn.fill(waiting, app);
        } catch (RuntimeException e) {
            throw new NothingCalledException(e);
        }
    }

    private Attempt endOfPatience(WaitingCommand waiting, Attempt attempt) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return attempt instanceof Attempt.Postponed(var reason, var tried, var _) && isPatienceOver(waiting, tried, now)
                ? failed(tried, reason.reason(), now)
                : attempt;
    }

    private static boolean isPatienceOver(WaitingCommand waiting, Tried tried, Instant now) {
        var expiresAt = waiting.command().head().expiresAt();
        var since = waiting.command().head().beginsAfter(waiting.since());
        boolean nobodyKnows =
                tried.isDoubtful() && expiresAt != null && now.isAfter(expiresAt.plus(PATIENCE_AFTER_EXPIRY));
        return nobodyKnows || now.isAfter(since.plus(PATIENCE));
    }

    private static Actor actor(Command command) {
        return switch (command) {
            case Command.Post post -> post.actor();
            case Command.FetchContact _,
                    Command.FetchGroupChat _,
                    Command.FetchAcquisitionChat _,
                    Command.Cancel _,
                    Command.Malformed _ -> new Actor.CustomerApp();
        };
    }

    /** Why a command that may have taken effect must not be called again; empty when it may. */
    private static Optional<Reason> unknowable(Command command, Tried tried, Instant now) {
        if (!(command instanceof Command.Post post) || tried.doubtfulSince() == null) {
            return Optional.empty();
        }
        return switch (post.kind().repetition()) {
            case CHANGES_NOTHING, OVERWRITES, WORKS_ONCE, ASK_FIRST, NEVER -> Optional.empty();
            // WeCom would take the repetition for a new message.
            case KNOWN_FOR_HOURS ->
                now.isAfter(tried.doubtfulSince().plusSeconds(WecomApi.DUPLICATES_KNOWN_SECONDS))
                        ? Optional.of(Reason.INTERRUPTED_TOO_LONG)
                        : Optional.empty();
        };
    }

    /** @param called what is told right before the first call: until then nothing can have taken effect */
    private Terms terms(Command command, Instant now, Duration turn, Instant end, AtomicBoolean called) {
        var terms = terms(command.head(), now, turn, end);
        var marking = CallOnce.isMeant(command) ? callOnce.marking(command, terms) : terms;
        return marking.before(() -> {
            if (!called.get()) {
                spareErased.check(command.head());
            }
            marking.beforeFirst().run();
            called.set(true);
        });
    }

    private static Terms terms(Command.Head head, Instant now, Duration turn, Instant end) {
        var longest = now.plus(turn);
        var enterBy = longest.isBefore(end) ? longest : end;
        var expiresAt = head.expiresAt();
        return new Terms(
                head.lane(),
                expiresAt != null && expiresAt.isBefore(enterBy) ? expiresAt : enterBy,
                LaneTimes.REPEATED_FOR,
                expiresAt);
    }

    private CallEnd<?> call(Command command, App app, Terms terms) {
        return switch (command) {
            case Command.Post post ->
                wecom.post(app, post.request().again(post.kind().repetition().callAgain()), terms);
            case Command.FetchContact(var _, var externalUserId) -> wecom.getContact(app, externalUserId, terms);
            case Command.FetchGroupChat(var _, var chatId) -> wecom.post(app, GroupChat.request(chatId), terms);
            case Command.FetchAcquisitionChat(var _, var chatKey) ->
                wecom.post(app, AcquisitionChat.request(chatKey), terms);
            case Command.Cancel _, Command.Malformed _ ->
                throw new IllegalStateException("Expected no call for " + command.name());
        };
    }
}
