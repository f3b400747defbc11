package dev.scrm.contact.portrait;

import dev.scrm.contact.behavior.Behaviors;
import dev.scrm.contact.timeline.Timelines;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The use cases of the feature. */
@Configuration(proxyBeanMethods = false)
class PortraitConfiguration {
    @Bean
    DrawPortrait drawPortrait(
            Behaviors behaviors, Predictions predictions, RulesOfCorps rules, Timelines timelines, Clock clock) {
        return new DrawPortrait(behaviors, predictions, rules, timelines, clock);
    }

    @Bean
    SetRules setRules(RulesOfCorps rulesOfCorps) {
        return new SetRules(rulesOfCorps);
    }

    @Bean
    TellPrediction tellPrediction(Predictions predictions, Clock clock) {
        return new TellPrediction(predictions, clock);
    }
}
