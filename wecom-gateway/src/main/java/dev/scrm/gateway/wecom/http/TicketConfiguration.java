package dev.scrm.gateway.wecom.http;

import dev.scrm.gateway.leases.Leases;
import dev.scrm.gateway.wecom.CallWecom;
import dev.scrm.gateway.wecom.Pause;
import dev.scrm.gateway.wecom.Tickets;
import dev.scrm.gateway.wecom.TokenKeeper;
import dev.scrm.gateway.wecom.Tokens;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the tickets: the same keeper as for tokens, asking for something else. */
@Configuration(proxyBeanMethods = false)
class TicketConfiguration {
    @Bean
    Tickets tickets(CallWecom callWecom, Tokens tokens, Leases leases, Pause pause, Clock clock) {
        return new Tickets(new TokenKeeper(tokens, new HttpTicketRequests(callWecom, clock), leases, pause, clock));
    }
}
