package dev.scrm.gateway.service;

import dev.scrm.gateway.corps.Corps;
import dev.scrm.gateway.wecom.WecomApi;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires customer service. */
@Configuration(proxyBeanMethods = false)
class ServiceConfiguration {
    @Bean
    FetchServiceMessages fetchServiceMessages(
            WecomApi wecom,
            Corps corps,
            ServiceAccounts accounts,
            ServiceMessageLog log,
            Doorbells doorbells,
            Clock clock) {
        return new FetchServiceMessages(wecom, corps, accounts, log, doorbells, clock);
    }

    @Bean
    RingAgain ringAgain(ServiceAccounts accounts, Doorbells doorbells, Clock clock) {
        return new RingAgain(accounts, doorbells, clock);
    }
}
