package dev.scrm.gateway.service;

import dev.scrm.gateway.budget.CallLane;
import dev.scrm.gateway.corps.App;
import dev.scrm.gateway.corps.Corps;
import dev.scrm.gateway.service.Fetch.Reason;
import dev.scrm.gateway.service.ServiceAccount.Postponed;
import dev.scrm.gateway.wecom.CallEnd;
import dev.scrm.gateway.wecom.Reaction;
import dev.scrm.gateway.wecom.Reply;
import dev.scrm.gateway.wecom.RetryPause;
import dev.scrm.gateway.wecom.ServicePage;
import dev.scrm.gateway.wecom.Terms;
import dev.scrm.gateway.wecom.WecomApi;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Fetches what waits for a customer-service account, page by page. The cursor moves on only after its page is
 * durable in Kafka: a crash repeats a page, and the messages' ids are derived, so nothing happens twice. Where WeCom does
 * not allow it, only this account waits: its doorbell is written down and rings again.
 */
public final class FetchServiceMessages {
    private static final int TOKEN_EXPIRED = 95007;
    private static final Duration LONGEST = Duration.ofSeconds(2);

    /** An account with days of messages lets others have their turn. */
    private static final int PAGES_AT_ONCE = 10;

    private static final int MESSAGES_OF_A_PAGE = 500;

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    /** So long kf/sync_msg keeps messages. */
    private static final Duration MESSAGES_KEPT = Duration.ofDays(3);

    private final WecomApi wecom;
    private final Corps corps;
    private final ServiceAccounts accounts;
    private final ServiceMessageLog log;
    private final Doorbells doorbells;
    private final Clock clock;

    FetchServiceMessages(
            WecomApi wecom,
            Corps corps,
            ServiceAccounts accounts,
            ServiceMessageLog log,
            Doorbells doorbells,
            Clock clock) {
        this.wecom = wecom;
        this.corps = corps;
        this.accounts = accounts;
        this.log = log;
        this.doorbells = doorbells;
        this.clock = clock;
    }

    /** Fetches to the end, or as far as WeCom allows. */
    public Fetch fetch(Doorbell doorbell) {
        var account = accounts.find(doorbell.corpId(), doorbell.openKfId()).orElse(ServiceAccount.UNREAD);
        var postponed = account.postponed();
        if (postponed != null && clock.instant().isBefore(postponed.dueAt())) {
            // A customer who writes on must not have a corp call that called too often already.
            accounts.postpone(postponed.with(doorbell));
            return new Fetch.Waiting();
        }
        var end = corps.find(doorbell.corpId())
                .map(corp -> pages(corp.appForServiceAccount(doorbell.openKfId()), doorbell, account))
                .orElse(new End.Failed(Reason.CORP_UNKNOWN));
        if (end instanceof End.Failed(var reason)) {
            return postpone(doorbell, postponed, reason);
        }
        if (postponed != null) {
            accounts.settle(doorbell.corpId(), doorbell.openKfId());
        }
        if (end instanceof End.Unfinished) {
            doorbells.ringAgain(List.of(doorbell));
            return new Fetch.More();
        }
        return new Fetch.Done();
    }

    private sealed interface End {
        record Finished() implements End {}

        record Unfinished() implements End {}

        record Failed(Reason reason) implements End {}
    }

    private End pages(App app, Doorbell doorbell, ServiceAccount account) {
        int limit = messagesOfAPage(account.postponed());
        var cursor = account.cursor();
        @Nullable String token = doorbell.syncToken();
        for (int pages = 0; pages < PAGES_AT_ONCE; pages++) {
            var end = page(app, doorbell, token, cursor, limit);
            if (isTokenTooOld(end)) {
                token = null; // for all pages: each call counts
                end = page(app, doorbell, token, cursor, limit);
            }
            var failure = failure(end);
            if (failure.isPresent()) {
                return new End.Failed(failure.get());
            }
            var page = end.required();
            log.append(page.items(), doorbell);
            boolean moved = !page.nextCursor().isEmpty() && !page.nextCursor().equals(cursor);
            if (moved) {
                cursor = page.nextCursor();
                accounts.save(app.corpId(), doorbell.openKfId(), cursor);
            }
            // Without a new cursor the same page would come again and again.
            if (!page.more() || !moved) {
                return new End.Finished();
            }
        }
        return new End.Unfinished();
    }

    /** Smaller after silence: an answer that is larger than we read looks like none. */
    private static int messagesOfAPage(@Nullable Postponed postponed) {
        int silences = postponed == null ? 0 : postponed.silences();
        return switch (silences) {
            case 0, 1 -> MESSAGES_OF_A_PAGE;
            case 2 -> MESSAGES_OF_A_PAGE / 10;
            default -> MESSAGES_OF_A_PAGE / 100;
        };
    }

    private CallEnd<ServicePage> page(
            App app, Doorbell doorbell, @Nullable String token, @Nullable String cursor, int limit) {
        return wecom.syncMessages(
                app,
                doorbell.openKfId(),
                token,
                cursor,
                limit,
                Terms.within(LONGEST, CallLane.INTERACTIVE, clock.instant()));
    }

    private static boolean isTokenTooOld(CallEnd<ServicePage> end) {
        return end.reply() instanceof Reply.Answer(int errorCode, var _) && errorCode == TOKEN_EXPIRED;
    }

    private static Optional<Reason> failure(CallEnd<ServicePage> end) {
        return switch (end.reply()) {
            case Reply.NoAnswer _ -> Optional.of(Reason.NO_ANSWER);
            case Reply.Held _ -> Optional.of(Reason.FREQUENCY_LIMITED);
            case Reply.Answer(int errorCode, var _) ->
                switch (Reaction.to(errorCode)) {
                    case OK -> Optional.empty();
                    case RETRY -> Optional.of(Reason.NO_ANSWER);
                    case BACK_OFF -> Optional.of(Reason.FREQUENCY_LIMITED);
                    case REFRESH, ALARM, STATE, DROP -> Optional.of(Reason.REFUSED);
                };
        };
    }

    private Fetch postpone(Doorbell doorbell, @Nullable Postponed before, Reason reason) {
        var now = clock.instant();
        var since = before == null ? now : before.since();
        if (now.isAfter(since.plus(MESSAGES_KEPT))) {
            accounts.settle(doorbell.corpId(), doorbell.openKfId());
            return new Fetch.GivenUp(reason);
        }
        int failures = before == null ? 1 : before.failures() + 1;
        int silences = (before == null ? 0 : before.silences()) + (reason == Reason.NO_ANSWER ? 1 : 0);
        var pause = pause(reason, failures);
        accounts.postpone(new Postponed(doorbell, failures, silences, since, now.plus(pause)));
        return new Fetch.Postponed(reason, pause);
    }

    private static Duration pause(Reason reason, int failures) {
        var growing = RetryPause.after(failures, LONGEST_PAUSE);
        boolean tooShort = reason == Reason.FREQUENCY_LIMITED && growing.compareTo(RetryPause.OF_LIMIT) < 0;
        return tooShort ? RetryPause.OF_LIMIT : growing;
    }
}
