package dev.scrm.gateway.transfers;

import dev.scrm.gateway.commands.Command;
import dev.scrm.gateway.commands.CommandKind;
import dev.scrm.gateway.commands.Finished;
import dev.scrm.gateway.commands.FollowUps;
import dev.scrm.gateway.commands.Outcome;
import dev.scrm.gateway.wecom.Answers;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Follows the contacts of each transfer that WeCom has begun. */
final class BeginTransfers implements FollowUps {
    /** Begun, now or by a call whose answer was lost. */
    private static final Set<Long> BEGUN = Set.of(0L, 40100L, 40129L);

    private final FollowedTransfers transfers;
    private final TransferSettings settings;
    private final Clock clock;

    BeginTransfers(FollowedTransfers transfers, TransferSettings settings, Clock clock) {
        this.transfers = transfers;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void begin(List<Finished> finished) {
        for (var one : finished) {
            if (one.outcome().status() == Outcome.Status.SENT
                    && one.command() instanceof Command.Post post
                    && post.kind() == CommandKind.TRANSFER_CONTACTS) {
                begin(post, one.outcome());
            }
        }
    }

    private void begin(Command.Post post, Outcome outcome) {
        var begun = Answers.objects(outcome.result().get("contacts"))
                .filter(contact -> BEGUN.contains(Answers.number(contact, "errorCode")))
                .map(contact -> String.valueOf(contact.get("externalUserId")))
                .collect(Collectors.toSet());
        if (!begun.isEmpty()) {
            var now = clock.instant();
            transfers.begin(
                    transfer(post, outcome), begun, now.plus(settings.pause()), now.plus(settings.followedFor()));
        }
    }

    private static ContactTransfer transfer(Command.Post post, Outcome outcome) {
        var envelope = post.head().envelope();
        var body = post.request().body();
        return new ContactTransfer(
                envelope.corpId(),
                envelope.id(),
                envelope.correlationId() == null ? envelope.id() : envelope.correlationId(),
                post.request().api().contains("resigned/"),
                String.valueOf(body.get("handover_userid")),
                String.valueOf(body.get("takeover_userid")),
                outcome.finishedAt());
    }
}
