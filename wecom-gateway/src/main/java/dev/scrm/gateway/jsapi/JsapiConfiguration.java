package dev.scrm.gateway.jsapi;

import dev.scrm.gateway.corps.Corps;
import dev.scrm.gateway.wecom.Tickets;
import java.time.Clock;
import java.util.random.RandomGenerator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the signing of pages. */
@Configuration(proxyBeanMethods = false)
class JsapiConfiguration {
    @Bean
    SignPage signPage(Corps corps, Tickets tickets, Clock clock, RandomGenerator random) {
        return new SignPage(corps, tickets, clock, random);
    }
}
