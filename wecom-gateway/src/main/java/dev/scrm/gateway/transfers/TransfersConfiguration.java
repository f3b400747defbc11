package dev.scrm.gateway.transfers;

import dev.scrm.gateway.commands.FollowUps;
import dev.scrm.gateway.corps.Corps;
import dev.scrm.gateway.wecom.WecomApi;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the following of transfers. */
@Configuration(proxyBeanMethods = false)
class TransfersConfiguration {
    @Bean
    FollowUps transferFollowUps(FollowedTransfers transfers, TransferSettings settings, Clock clock) {
        return new BeginTransfers(transfers, settings, clock);
    }

    @Bean
    FollowTransfers followTransfers(
            WecomApi wecom,
            Corps corps,
            FollowedTransfers transfers,
            TransferLog log,
            TransferSettings settings,
            Clock clock) {
        return new FollowTransfers(wecom, corps, transfers, log, settings, clock);
    }
}
