package dev.scrm.contact.erasure;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How people are erased.
 *
 * @param waiting how long somebody may think better of it
 * @param services who must answer beside this one before an erasure is certified
 */
@ConfigurationProperties("contact.erasures")
record ErasureSettings(
        @DefaultValue("PT0S") Duration waiting,

        @DefaultValue({"contact-service-segments", "ticket-service", "journey-service"})
        List<String> services) {
    ErasureSettings {
        services = List.copyOf(services);
        if (waiting.isNegative()) {
            throw new IllegalArgumentException(
                    "Expected contact.erasures.waiting not to be negative but got " + waiting);
        }
    }
}
