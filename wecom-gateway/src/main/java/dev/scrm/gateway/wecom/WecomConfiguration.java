package dev.scrm.gateway.wecom;

import dev.scrm.gateway.budget.RateBudget;
import dev.scrm.gateway.leases.Leases;
import java.time.Clock;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the calls of WeCom. */
@Configuration(proxyBeanMethods = false)
class WecomConfiguration {
    @Bean
    Pause pause() {
        return time -> LockSupport.parkNanos(time.toNanos());
    }

    @Bean
    TokenKeeper tokenKeeper(Tokens tokens, TokenRequests requests, Leases leases, Pause pause, Clock clock) {
        return new TokenKeeper(tokens, requests, leases, pause, clock);
    }

    @Bean
    WecomLimits wecomLimits(LimitSettings settings) {
        return new WecomLimits(settings);
    }

    @Bean
    CallWecom callWecom(
            Transport transport,
            TokenKeeper tokenKeeper,
            RateBudget budget,
            WecomLimits limits,
            Pause pause,
            RandomGenerator random,
            Clock clock) {
        return new CallWecom(transport, tokenKeeper, budget, limits, pause, random, clock);
    }
}
