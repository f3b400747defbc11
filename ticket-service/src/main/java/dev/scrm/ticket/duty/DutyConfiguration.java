package dev.scrm.ticket.duty;

import dev.scrm.ticket.ticket.Tickets;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the use cases together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DutySettings.class)
class DutyConfiguration {
    @Bean
    AssignTickets assignTickets(Tickets tickets, Roster roster, Clock clock) {
        return new AssignTickets(tickets, roster, clock);
    }

    @Bean
    PullWaitingTickets pullWaitingTickets(Tickets tickets, Roster roster, AssignTickets assignTickets, Clock clock) {
        return new PullWaitingTickets(tickets, roster, assignTickets, clock);
    }

    @Bean
    ChangeDuty changeDuty(Roster roster, PullWaitingTickets pullWaitingTickets) {
        return new ChangeDuty(roster, pullWaitingTickets);
    }

    @Bean
    ReconcileLoads reconcileLoads(Tickets tickets, Roster roster, Clock clock) {
        return new ReconcileLoads(tickets, roster, clock);
    }
}
