package dev.scrm.gateway.checks.http;

import dev.scrm.gateway.checks.Questions;
import dev.scrm.gateway.wecom.CallWecom;
import dev.scrm.gateway.wecom.Tickets;
import dev.scrm.gateway.wecom.TokenKeeper;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the questions. */
@Configuration(proxyBeanMethods = false)
class WecomQuestionsConfiguration {
    @Bean
    Questions questions(CallWecom callWecom, TokenKeeper tokenKeeper, Tickets tickets, Clock clock) {
        return new WecomQuestions(callWecom, tokenKeeper, tickets, clock);
    }
}
