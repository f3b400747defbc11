package dev.scrm.contact.reveal;

import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much is revealed.
 *
 * @param perDay how often a person may have something revealed on a day
 * @param zone where a day begins
 */
@ConfigurationProperties("contact.reveals")
record RevealSettings(
        @DefaultValue("50") int perDay,
        @DefaultValue("Asia/Shanghai") ZoneId zone) {
    RevealSettings {
        if (perDay < 0) {
            throw new IllegalArgumentException("Expected contact.reveals.per-day to be 0 at least, but got " + perDay);
        }
    }
}
