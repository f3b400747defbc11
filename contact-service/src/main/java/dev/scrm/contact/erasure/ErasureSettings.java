package dev.scrm.contact.erasure;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How people are erased.
 *
 * @param waiting how long somebody may think better of it
 * @param askAgain how long services have to answer before they are asked once more; each time twice as long
 * @param askAgainAtMost never longer than that
 * @param sendsArriveWithin how long what a process sent of a contact just before it was erased may be on its way to Kafka; longer than the
 *     producer's delivery time-out
 * @param overdueAfter how long after its beginning one is overdue
 * @param services who must answer beside this one before an erasure is certified
 */
@ConfigurationProperties("contact.erasures")
record ErasureSettings(
        @DefaultValue("PT0S") Duration waiting,
        @DefaultValue("PT1M") Duration askAgain,
        @DefaultValue("PT1H") Duration askAgainAtMost,
        @DefaultValue("PT10S") Duration sendsArriveWithin,
        @DefaultValue("PT1H") Duration overdueAfter,

        @DefaultValue({
            "contact-service-segments",
            "ticket-service",
            "journey-service",
            "analytics-service",
            "wecom-gateway"
        })
        List<String> services) {
    ErasureSettings {
        services = List.copyOf(services);
        if (waiting.isNegative()) {
            throw new IllegalArgumentException(
                    "Expected contact.erasures.waiting not to be negative but got " + waiting);
        }
        if (sendsArriveWithin.isNegative()) {
            throw new IllegalArgumentException(
                    "Expected contact.erasures.sends-arrive-within not to be negative but got " + sendsArriveWithin);
        }
        if (!overdueAfter.isPositive()) {
            throw new IllegalArgumentException(
                    "Expected contact.erasures.overdue-after to be positive but got " + overdueAfter);
        }
        if (!askAgain.isPositive() || askAgainAtMost.compareTo(askAgain) < 0) {
            throw new IllegalArgumentException(
                    "Expected contact.erasures.ask-again to be positive and not to exceed ask-again-at-most, but got %s and %s"
                            .formatted(askAgain, askAgainAtMost));
        }
    }
}
