package dev.scrm.gateway.commands;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How commands are carried out.
 *
 * @param urgentThreads listener threads for urgent commands: a slow one holds up those of its thread only
 * @param kept how long the ledger keeps a command that is done
 */
@ConfigurationProperties("gateway.commands")
public record CommandSettings(
        @DefaultValue("4") int urgentThreads,
        @DefaultValue("30d") Duration kept) {
    /** As long as commands live in Kafka, and as long again: a replay of any of them must be known. */
    private static final Duration SHORTEST = Duration.ofDays(14);

    public CommandSettings {
        if (kept.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException(
                    "Expected gateway.commands.kept of at least %s, but it is %s".formatted(SHORTEST, kept));
        }
    }
}
