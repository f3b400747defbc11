package dev.scrm.gateway.transfers;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How transfers are followed. WeCom settles one after 24 hours, unless the contact refuses before.
 *
 * @param pause between two questions
 * @param followedFor then nobody asks any more
 */
@ConfigurationProperties("gateway.transfers")
public record TransferSettings(
        @DefaultValue("1h") Duration pause,
        @DefaultValue("3d") Duration followedFor) {}
