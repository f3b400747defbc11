package dev.scrm.journey.definition;

import dev.scrm.journey.definition.json.BuiltInDefinitions;
import java.util.Map;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the definitions. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WelcomeSettings.class)
class DefinitionConfiguration {
    @Bean
    Definitions definitions(WelcomeSettings settings) {
        return BuiltInDefinitions.read(
                Map.of("name-wait", settings.nameWait(), "message-wait", settings.messageWait()));
    }
}
