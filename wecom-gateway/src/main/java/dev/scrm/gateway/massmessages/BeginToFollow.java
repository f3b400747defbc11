package dev.scrm.gateway.massmessages;

import dev.scrm.gateway.commands.Command;
import dev.scrm.gateway.commands.Finished;
import dev.scrm.gateway.commands.FollowUps;
import dev.scrm.gateway.commands.Outcome;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Follows each mass message that was sent, and lets go of those that were cancelled. */
final class BeginToFollow implements FollowUps {
    private final FollowedMessages messages;
    private final MassMessageSettings settings;
    private final Clock clock;

    BeginToFollow(FollowedMessages messages, MassMessageSettings settings, Clock clock) {
        this.messages = messages;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void begin(List<Finished> finished) {
        var now = clock.instant();
        var sent = new ArrayList<MassMessage>();
        for (var one : finished) {
            if (one.outcome().status() == Outcome.Status.SENT && one.command() instanceof Command.Post post) {
                switch (post.kind()) {
                    case SEND_MASS_MESSAGE -> sent.add(message(post, one.outcome()));
                    case CANCEL_MASS_MESSAGE ->
                        messages.endNow(
                                post.head().corpId(),
                                String.valueOf(post.request().body().get("msgid")),
                                now);
                    default -> {}
                }
            }
        }
        if (!sent.isEmpty()) {
            messages.begin(sent, now.plus(settings.firstPause()), now.plus(settings.followedFor()));
        }
    }

    private static MassMessage message(Command.Post post, Outcome outcome) {
        var head = post.head();
        var correlationId = head.envelope().correlationId();
        return new MassMessage(
                head.corpId(),
                String.valueOf(outcome.result().get("messageId")),
                head.id(),
                correlationId == null ? head.id() : correlationId,
                head.key(),
                "group".equals(post.request().body().get("chat_type")),
                outcome.finishedAt());
    }
}
