package dev.scrm.gateway.commands.metrics;

import static dev.scrm.gateway.commands.CommandFixtures.CORP;
import static dev.scrm.gateway.commands.CommandFixtures.NOON;
import static dev.scrm.gateway.commands.CommandFixtures.aTagging;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.gateway.GatewayMetric;
import dev.scrm.gateway.commands.PostponeReason;
import dev.scrm.gateway.commands.WaitingLine;
import dev.scrm.platform.test.MutableClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class MeteredCommandsTests {
    private final MutableClock clock = MutableClock.at(NOON);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final MeteredCommands counts = new MeteredCommands(meters, clock);

    @Test
    void countsEachLineThatWaitsAndNamesCorpAndKindOnceAMinute(CapturedOutput log) {
        postpone();
        postpone();
        clock.advance(Duration.ofSeconds(61));
        postpone();

        var counter = meters.get(GatewayMetric.COMMANDS_POSTPONED.meterName())
                .tags("command", "mark-tags", "reason", "frequency-limited")
                .counter();
        assertThat(counter.count()).isEqualTo(3);
        assertThat(log.getOut()
                        .lines()
                        .filter(line -> line.contains("mark-tags of " + CORP + " but frequency-limited")))
                .hasSize(2);
    }

    @Test
    void namesTheCommandThatAMistakeKeepsFromBeingTried(CapturedOutput log) {
        counts.failed(aTagging("odd-one"), new IllegalStateException("odd answer"));

        assertThat(log.getOut()).contains("mark-tags odd-one of " + CORP, "odd answer");
    }

    private void postpone() {
        counts.postponed(
                aTagging("1"),
                new WaitingLine.Pause(
                        PostponeReason.FREQUENCY_LIMITED, clock.instant().plusSeconds(60)));
    }
}
