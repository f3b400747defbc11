package dev.scrm.journey.engine;

import dev.scrm.journey.definition.Node;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reminds the staff member through the gateway. */
record ReminderStep(Node.SendStaffReminder node, TextTemplates texts) implements Step {
    /** After that the reminder would only puzzle. */
    private static final Duration OF_USE_FOR = Duration.ofHours(1);

    private static final int TEXT_BYTES_AT_MOST = 2_048;

    @Override
    public Move arrive(Visit visit, Instant at) {
        var expiresAt = at.plus(OF_USE_FOR);
        var text = Utf8.cut(texts.render(node.text(), visit.values()), TEXT_BYTES_AT_MOST);
        return Outcomes.expecting(
                visit.commandId(),
                at,
                expiresAt,
                new Effect.SendAppMessage(List.of(visit.entry().staffId()), text, expiresAt));
    }

    @Override
    public Optional<Move> hear(Visit visit, Awaiting awaiting, Input input, Instant at) {
        return awaiting instanceof Awaiting.Outcome outcome ? Outcomes.hear(outcome, input, at) : Optional.empty();
    }
}
