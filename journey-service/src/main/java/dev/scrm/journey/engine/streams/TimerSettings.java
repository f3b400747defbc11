package dev.scrm.journey.engine.streams;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How timers fire.
 *
 * @param every how often it is looked for due ones
 * @param budget time after which a round ends, so that records are not held up
 * @param atMost timers of one round
 */
@ConfigurationProperties("journey.engine.timers")
record TimerSettings(
        @DefaultValue("200ms") Duration every,
        @DefaultValue("50ms") Duration budget,
        @DefaultValue("1000") int atMost) {}
