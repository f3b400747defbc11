package dev.scrm.contact.exports;

import java.time.Duration;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How files of contacts are made.
 *
 * @param kept how long a file is there
 * @param atOnce how many of a corp are written at the same time
 * @param zone in which times are written
 */
@ConfigurationProperties("contact.exports")
record ExportSettings(
        @DefaultValue("7d") Duration kept,
        @DefaultValue("3") int atOnce,
        @DefaultValue("Asia/Shanghai") ZoneId zone) {
    ExportSettings {
        if (kept.compareTo(Duration.ofHours(1)) < 0) {
            throw new IllegalArgumentException("Expected contact.exports.kept to be an hour at least, but got " + kept);
        }
        if (atOnce < 1) {
            throw new IllegalArgumentException("Expected contact.exports.at-once to be 1 at least, but got " + atOnce);
        }
    }
}
