package dev.scrm.gateway.media;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How files are kept.
 *
 * @param kept so long after it was last uploaded here
 * @param quota of a corp, all its files together
 */
@ConfigurationProperties("gateway.media")
public record MediaSettings(
        @DefaultValue("90d") Duration kept,
        @DefaultValue("5GB") DataSize quota) {
    public MediaSettings {
        if (kept.compareTo(Duration.ofDays(1)) < 0 || quota.toBytes() < 1) {
            throw new IllegalArgumentException(
                    "Expected gateway.media.kept of at least a day and a positive quota, but they are %s and %s"
                            .formatted(kept, quota));
        }
    }
}
