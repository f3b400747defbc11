package dev.scrm.gateway.deadletters;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires what is decided on dead letters. */
@Configuration(proxyBeanMethods = false)
class DeadLettersConfiguration {
    @Bean
    DecideOnLetter decideOnLetter(DeadLetters letters, LetterDecisions decisions, Clock clock) {
        return new DecideOnLetter(letters, decisions, clock);
    }
}
