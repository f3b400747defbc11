package dev.scrm.contact.behavior;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How behaviours are taken from the intake.
 *
 * @param consumerThreads how many polls are under way at the same time; most of the time each waits for the store or for Kafka.
 *     More than the intake has partitions have nothing to do
 */
@ConfigurationProperties("contact.behaviors")
public record BehaviorSettings(@DefaultValue("2") int consumerThreads) {
    public BehaviorSettings {
        if (consumerThreads < 1) {
            throw new IllegalArgumentException(
                    "Expected contact.behaviors.consumer-threads to be 1 at least, but got " + consumerThreads);
        }
    }
}
