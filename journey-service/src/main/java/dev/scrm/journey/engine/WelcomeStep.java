package dev.scrm.journey.engine;

import dev.scrm.journey.definition.Node;
import dev.scrm.journey.engine.Input.CommandFinished;
import dev.scrm.journey.engine.Input.NameFetched;
import dev.scrm.journey.engine.Input.TimeCame;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Welcomes by the contact's name when it comes in time, and without it when not: better plain than late. */
record WelcomeStep(Node.SendWelcome node, TextTemplates texts) implements Step {
    private static final Duration CODE_LIVES = Duration.ofSeconds(20);
    private static final int TEXT_BYTES_AT_MOST = 4_000;

    @Override
    public Move arrive(Visit visit, Instant at) {
        var code = visit.entry().welcomeCode();
        if (code == null) {
            return Move.Leave.with("no-code", at);
        }
        return visit.traveller().name() == null
                ? Move.Stay.waitingFor(new Awaiting.Name(at.plus(node.nameWait())))
                : send(visit, code, at);
    }

    @Override
    public Optional<Move> hear(Visit visit, Awaiting awaiting, Input input, Instant at) {
        var code = visit.entry().welcomeCode();
        return switch (awaiting) {
            case Awaiting.Name _ when code != null && endsTheWait(visit, input) -> Optional.of(send(visit, code, at));
            case Awaiting.Outcome outcome -> Outcomes.hear(outcome, input, at);
            case Awaiting.Name _, Awaiting.Message _ -> Optional.empty();
        };
    }

    private static boolean endsTheWait(Visit visit, Input input) {
        return switch (input) {
            case NameFetched _, TimeCame _ -> true;
            // The name will not come. An older failure was another request's.
            case CommandFinished finished ->
                finished.command().equals("fetch-contact")
                        && !finished.wasSent()
                        && !finished.finishedAt().isBefore(visit.entry().time());
            case Input.ContactAdded _, Input.ContactErased _, Input.RelationEnded _, Input.MessageCame _ -> false;
        };
    }

    /**
     * Also when the code is dead already: that the welcome expired is for the gateway to say, once for all. The code's life
     * is counted by the clock of the gateway, which is also who looks at its end: WeCom's may go differently, and refuses
     * a dead code itself.
     */
    private Move send(Visit visit, String code, Instant at) {
        var entry = visit.entry();
        var expiresAt = entry.receivedAt().plus(CODE_LIVES);
        var text = Utf8.cut(texts.render(node.text(), visit.values()), TEXT_BYTES_AT_MOST);
        return Outcomes.expecting(
                visit.commandId(),
                at,
                expiresAt,
                new Effect.SendWelcome(
                        entry.externalUserId(), entry.staffId(), entry.agentId(), code, text, expiresAt));
    }
}
