package dev.scrm.gateway.commands;

import static dev.scrm.gateway.commands.CommandFixtures.CORP;
import static dev.scrm.gateway.commands.CommandFixtures.NOON;
import static dev.scrm.gateway.commands.CommandFixtures.anAppMessage;
import static dev.scrm.gateway.commands.CommandFixtures.head;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.gateway.corps.App;
import dev.scrm.gateway.corps.OneCorp;
import dev.scrm.gateway.wecom.ApiRequest;
import dev.scrm.platform.test.MutableClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FillInTests {
    private static final App APP = new OneCorp(CORP).find(CORP).orElseThrow().firstApp();

    private final MutableClock clock = MutableClock.at(NOON);
    private final InMemoryLedger ledger = new InMemoryLedger(clock);
    private final FillIn fillIn = new FillIn(ledger, MediaUses.none(clock), clock);

    @Test
    void putsInWhatWecomGaveForAnEarlierCommand() {
        decided(Outcome.sent(Map.of("messageId", "MSG-1"), 1, NOON));

        assertThat(fillIn.fill(recall(), APP))
                .isInstanceOfSatisfying(
                        Filling.Known.class,
                        known -> assertThat(
                                        ((Command.Post) known.value()).request().body())
                                .isEqualTo(Map.of("msgid", "MSG-1", "parts", List.of(Map.of("of", "MSG-1")))));
    }

    @Test
    void waitsUntilTheEarlierCommandIsDecided() {
        ledger.takeOn(List.of(anAppMessage("1")));

        assertThat(fillIn.fill(recall(), APP))
                .isEqualTo(new Filling.NotYet<>(PostponeReason.AWAITS_ANOTHER, Duration.ZERO));
    }

    @Test
    void waitsAMinuteForACommandThatItOvertook() {
        var recall = recall();
        clock.advance(Duration.ofMinutes(1));
        assertThat(fillIn.fill(recall, APP)).isInstanceOf(Filling.NotYet.class);

        clock.advance(Duration.ofSeconds(1));

        assertThat(fillIn.fill(recall, APP)).isEqualTo(new Filling.Impossible<>(null, Reason.COMMAND_UNKNOWN));
    }

    @Test
    void cannotHaveWhatACommandThatFailedWouldHaveGiven() {
        decided(Outcome.failed(81013, Reason.NO_VALID_RECIPIENT, 1, NOON));

        assertThat(fillIn.fill(recall(), APP)).isEqualTo(new Filling.Impossible<>(null, Reason.COMMAND_NOT_SENT));
    }

    @Test
    void cannotHaveWhatWecomDidNotGive() {
        decided(Outcome.sent(1, NOON));

        assertThat(fillIn.fill(recall(), APP)).isEqualTo(new Filling.Impossible<>(null, Reason.RESULT_MISSING));
    }

    private void decided(Outcome outcome) {
        ledger.takeOn(List.of(anAppMessage("1")));
        ledger.decide(List.of(new Finished(anAppMessage("1"), outcome)));
    }

    private WaitingCommand recall() {
        var blank = new Blank.ResultOf("1", "messageId");
        var body = Map.<String, Object>of("msgid", blank, "parts", List.of(Map.of("of", blank)));
        var command = new Command.Post(
                head(CORP, "recall-app-message", "2", null),
                CommandKind.RECALL_APP_MESSAGE,
                new Actor.Agent(null),
                ApiRequest.of("message/recall", body));
        return new WaitingCommand(command, clock.instant(), Tried.NOTHING);
    }
}
