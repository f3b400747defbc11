package dev.scrm.gateway.massmessages;

import dev.scrm.gateway.commands.Reason;
import dev.scrm.gateway.corps.Corps;
import dev.scrm.gateway.massmessages.FollowedMessages.Taken;
import dev.scrm.gateway.wecom.WecomApi;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Asks WeCom what became of mass messages until all staff members have decided, or their time is over. */
public final class FollowMassMessages {
    private static final int AT_ONCE = 10;

    /** One that is being asked about when a replica dies is another's after so long. */
    private static final Duration CLAIM = Duration.ofMinutes(5);

    /** An answer that is told again within this time is known again by its id. */
    private static final Duration KEPT = Duration.ofDays(30);

    private static final Duration SUSPENDED = Duration.ofMinutes(5);

    private final WecomApi wecom;
    private final Corps corps;
    private final FollowedMessages messages;
    private final MassMessageLog log;
    private final MassMessageSettings settings;
    private final Clock clock;

    FollowMassMessages(
            WecomApi wecom,
            Corps corps,
            FollowedMessages messages,
            MassMessageLog log,
            MassMessageSettings settings,
            Clock clock) {
        this.wecom = wecom;
        this.corps = corps;
        this.messages = messages;
        this.log = log;
        this.settings = settings;
        this.clock = clock;
    }

    /** Asks about those that are due, and answers whether more may be. */
    public boolean follow() {
        var now = clock.instant();
        var taken = messages.takeDue(now, now.plus(CLAIM), AT_ONCE);
        taken.forEach(this::follow);
        return !taken.isEmpty();
    }

    public void forget() {
        messages.forgetBefore(clock.instant().minus(KEPT));
    }

    private void follow(Taken taken) {
        var corpId = taken.followed().message().corpId();
        var app = corps.findAppForContacts(corpId);
        boolean suspended = app.isEmpty() && corps.suspension(corpId).isPresent();
        if (suspended && !taken.followed().isOver(clock.instant())) {
            messages.putBack(taken, taken.followed().rounds(), earlier(taken, SUSPENDED));
            return;
        }
        if (app.isEmpty()) {
            finish(taken, new Round.Over(0, 0, Reason.CORP_UNKNOWN.code(), Counts.NONE));
            return;
        }
        switch (new Round(wecom, app.get(), messages, log, settings, clock, taken).run()) {
            case Round.Over over -> finish(taken, over);
            case Round.Open(int rounds, var pause) -> messages.putBack(taken, rounds, earlier(taken, pause));
        }
    }

    /** No later than the end, so that this is told in time. */
    private Instant earlier(Taken taken, Duration pause) {
        var now = clock.instant();
        var until = taken.followed().until();
        var due = now.plus(pause);
        return until.isAfter(now) && until.isBefore(due) ? until : due;
    }

    private void finish(Taken taken, Round.Over over) {
        var now = clock.instant();
        var followed = taken.followed();
        log.finished(
                followed.message(),
                followed.counts().plus(over.more()),
                over.decided(),
                over.undecided(),
                over.reason(),
                now);
        messages.finish(taken, now);
    }
}
