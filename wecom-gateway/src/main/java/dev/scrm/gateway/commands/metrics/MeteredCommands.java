package dev.scrm.gateway.commands.metrics;

import static dev.scrm.gateway.GatewayMetric.COMMANDS_POSTPONED;

import dev.scrm.gateway.commands.Command;
import dev.scrm.gateway.commands.CommandCounts;
import dev.scrm.gateway.commands.PostponeReason;
import dev.scrm.gateway.commands.WaitingLine;
import dev.scrm.platform.messaging.DependencyUnavailableException;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts commands; the log names the corp and the kind that wait, once a minute. */
final class MeteredCommands implements CommandCounts {
    private static final Logger LOG = LoggerFactory.getLogger(MeteredCommands.class);
    private static final Duration QUIET = Duration.ofMinutes(1);

    private record Subject(String corpId, String command, PostponeReason reason) {}

    private final MeterRegistry meters;
    private final Clock clock;
    private final ConcurrentHashMap<Subject, Instant> told = new ConcurrentHashMap<>();

    MeteredCommands(MeterRegistry meters, Clock clock) {
        this.meters = meters;
        this.clock = clock;
    }

    @Override
    public void postponed(Command command, WaitingLine.Pause pause) {
        meters.counter(
                        COMMANDS_POSTPONED.meterName(),
                        "command",
                        command.name(),
                        "reason",
                        pause.reason().code())
                .increment();
        if (isNews(new Subject(command.head().corpId(), command.name(), pause.reason()))) {
            LOG.warn(
                    "Expected WeCom to take {} of {} but {}; such commands wait, this one until {}",
                    command.name(),
                    command.head().corpId(),
                    pause.reason().code(),
                    pause.dueAt());
        }
    }

    @Override
    public void failed(Command command, RuntimeException failure) {
        if (DependencyUnavailableException.isBehind(failure)) {
            LOG.warn(
                    "Expected to try {} {} of {} but {}; tried again",
                    command.name(),
                    command.head().id(),
                    command.head().corpId(),
                    failure.toString());
        } else {
            LOG.error(
                    "Expected to try {} {} of {} but failed; tried again",
                    command.name(),
                    command.head().id(),
                    command.head().corpId(),
                    failure);
        }
    }

    private boolean isNews(Subject subject) {
        var now = clock.instant();
        var before = told.get(subject);
        boolean news = before == null || now.isAfter(before.plus(QUIET));
        if (news) {
            told.put(subject, now);
        }
        return news;
    }
}
