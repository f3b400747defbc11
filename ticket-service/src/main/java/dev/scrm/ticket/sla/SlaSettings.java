package dev.scrm.ticket.sla;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is promised to customers.
 *
 * @param firstResponse how long a first answer may take
 */
@ConfigurationProperties("ticket.sla")
public record SlaSettings(@DefaultValue("30m") Duration firstResponse) {
    public SlaSettings {
        if (!firstResponse.isPositive()) {
            throw new IllegalArgumentException(
                    "Expected ticket.sla.first-response to be positive, but got " + firstResponse);
        }
    }
}
