package dev.scrm.gateway.transfers;

import static dev.scrm.gateway.budget.CallLane.BULK;

import dev.scrm.gateway.corps.App;
import dev.scrm.gateway.corps.Corps;
import dev.scrm.gateway.transfers.FollowedTransfers.Taken;
import dev.scrm.gateway.transfers.TransferResult.End;
import dev.scrm.gateway.wecom.Answers;
import dev.scrm.gateway.wecom.ApiRequest;
import dev.scrm.gateway.wecom.PageCursor;
import dev.scrm.gateway.wecom.Terms;
import dev.scrm.gateway.wecom.WecomApi;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks WeCom what became of transfers until it has told of each contact, or their time is over. */
public final class FollowTransfers {
    private static final int AT_ONCE = 10;

    /** One that is being asked about when a replica dies is another's after so long. */
    private static final Duration CLAIM = Duration.ofMinutes(5);

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Clocks differ: what was settled longer before the start was an earlier transfer. */
    private static final Duration SKEW = Duration.ofMinutes(1);

    private static final Duration KEPT = Duration.ofDays(30);

    private final WecomApi wecom;
    private final Corps corps;
    private final FollowedTransfers transfers;
    private final TransferLog log;
    private final TransferSettings settings;
    private final Clock clock;

    FollowTransfers(
            WecomApi wecom,
            Corps corps,
            FollowedTransfers transfers,
            TransferLog log,
            TransferSettings settings,
            Clock clock) {
        this.wecom = wecom;
        this.corps = corps;
        this.transfers = transfers;
        this.log = log;
        this.settings = settings;
        this.clock = clock;
    }

    /** Asks about those that are due, and answers whether more may be. */
    public boolean follow() {
        var now = clock.instant();
        var taken = transfers.takeDue(now, now.plus(CLAIM), AT_ONCE);
        taken.forEach(one -> follow(one, now));
        return !taken.isEmpty();
    }

    public void forget() {
        transfers.forgetBefore(clock.instant().minus(KEPT));
    }

    private void follow(Taken taken, Instant now) {
        var results = new ArrayList<TransferResult>();
        corps.findAppForContacts(taken.transfer().corpId()).ifPresent(app -> results.addAll(ended(taken, app)));
        var waiting = new HashSet<>(taken.waiting());
        results.forEach(result -> waiting.remove(result.externalUserId()));
        if (!now.isBefore(taken.until())) {
            waiting.forEach(id -> results.add(new TransferResult(id, End.UNKNOWN, null)));
            waiting.clear();
        }
        if (!results.isEmpty()) {
            log.tell(taken.transfer(), results, now);
        }
        transfers.putBack(taken, waiting, now.plus(settings.pause()));
    }

    /** What WeCom says has ended; nothing where it does not answer, so that it is asked again. */
    private List<TransferResult> ended(Taken taken, App app) {
        var ended = new ArrayList<TransferResult>();
        var cursor = new PageCursor();
        Map<String, Object> page;
        do {
            page = page(taken.transfer(), app, cursor.next());
            if (page == null) {
                return ended;
            }
            Answers.objects(page.get("customer"))
                    .filter(row -> taken.waiting().contains(String.valueOf(row.get("external_userid"))))
                    .forEach(row -> result(taken.transfer(), row, ended));
        } while (cursor.moveBehind(page));
        return ended;
    }

    private @Nullable Map<String, Object> page(ContactTransfer transfer, App app, String cursor) {
        var request = ApiRequest.of(
                "externalcontact/" + (transfer.resigned() ? "resigned/" : "") + "transfer_result",
                Map.of(
                        "handover_userid",
                        transfer.handoverId(),
                        "takeover_userid",
                        transfer.takeoverId(),
                        "cursor",
                        cursor));
        return wecom.post(app, request, Terms.within(PATIENCE, BULK, clock.instant()))
                .value();
    }

    private static void result(ContactTransfer transfer, Map<?, ?> row, List<TransferResult> ended) {
        var end = end((int) Answers.number(row, "status"));
        long at = Answers.number(row, "takeover_time");
        var settledAt = at <= 0 ? null : Instant.ofEpochSecond(at);
        boolean earlier =
                settledAt != null && settledAt.isBefore(transfer.startedAt().minus(SKEW));
        if (end != null && !earlier) {
            ended.add(new TransferResult(
                    String.valueOf(row.get("external_userid")), end, end == End.DONE ? settledAt : null));
        }
    }

    /** Null while it waits. */
    private static @Nullable End end(int status) {
        return switch (status) {
            case 1 -> End.DONE;
            case 3 -> End.REFUSED;
            case 4 -> End.FULL;
            default -> null;
        };
    }
}
