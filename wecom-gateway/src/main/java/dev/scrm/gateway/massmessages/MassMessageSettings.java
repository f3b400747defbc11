package dev.scrm.gateway.massmessages;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How mass messages are followed.
 *
 * @param followedFor how long staff members may take to confirm one
 * @param firstPause before it is asked about at first; it doubles while nothing new is learnt
 * @param longestPause the longest between two questions
 * @param settling after a staff member confirmed: WeCom takes a while to deliver
 */
@ConfigurationProperties("gateway.mass-messages")
public record MassMessageSettings(
        @DefaultValue("7d") Duration followedFor,
        @DefaultValue("1m") Duration firstPause,
        @DefaultValue("1h") Duration longestPause,
        @DefaultValue("5m") Duration settling) {
    public MassMessageSettings {
        if (firstPause.compareTo(longestPause) > 0) {
            throw new IllegalArgumentException(
                    "Expected gateway.mass-messages.first-pause not to exceed longest-pause, but %s > %s"
                            .formatted(firstPause, longestPause));
        }
    }

    /** The pause after so many rounds in which nothing new was learnt. */
    Duration pause(int rounds) {
        var growing = firstPause.multipliedBy(1L << Math.min(rounds, 16));
        return growing.compareTo(longestPause) > 0 ? longestPause : growing;
    }
}
