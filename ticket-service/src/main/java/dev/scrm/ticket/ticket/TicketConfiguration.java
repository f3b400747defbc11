package dev.scrm.ticket.ticket;

import dev.scrm.ticket.redalert.RedAlerts;
import dev.scrm.ticket.sla.ResponseTarget;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the use cases together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(NoticeSettings.class)
class TicketConfiguration {
    @Bean
    TakeMessages takeMessages(
            Tickets tickets,
            MessageJournal journal,
            NumberBlocks blocks,
            RedAlerts redAlerts,
            ResponseTarget target,
            Router router,
            ErasedContacts erased) {
        return new TakeMessages(tickets, journal, new TicketNumbers(blocks), redAlerts, target, router, erased);
    }

    @Bean
    EraseTickets eraseTickets(Tickets tickets, MessageJournal journal, ErasedContacts erased, Router router) {
        return new EraseTickets(tickets, journal, erased, router);
    }

    @Bean
    ReplyToTicket replyToTicket(Tickets tickets, Router router) {
        return new ReplyToTicket(tickets, router);
    }

    @Bean
    TakeOutcomes takeOutcomes(Tickets tickets) {
        return new TakeOutcomes(tickets);
    }

    @Bean
    CloseTicket closeTicket(Tickets tickets, Router router) {
        return new CloseTicket(tickets, router);
    }

    @Bean
    ReadTickets readTickets(Tickets tickets, MessageJournal journal) {
        return new ReadTickets(tickets, journal);
    }

    @Bean
    NoticeBreaches noticeBreaches(Tickets tickets, Clock clock) {
        return new NoticeBreaches(tickets, clock);
    }

    @Bean
    TicketNotices ticketNotices(NoticeSettings settings) {
        return new TicketNotices(settings.managersByCorp(), settings.zone());
    }
}
