package dev.scrm.journey.engine;

import dev.scrm.journey.definition.Definitions;
import dev.scrm.journey.engine.mustache.MustacheTexts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the engine. */
@Configuration(proxyBeanMethods = false)
class EngineConfiguration {
    @Bean
    JourneyEngine journeyEngine(Definitions definitions) {
        return new JourneyEngine(definitions, new MustacheTexts());
    }
}
