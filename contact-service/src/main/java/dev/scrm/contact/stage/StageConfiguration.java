package dev.scrm.contact.stage;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The use cases of the feature. */
@Configuration(proxyBeanMethods = false)
class StageConfiguration {
    @Bean
    NameStages nameStages(StagesOfCorps stagesOfCorps) {
        return new NameStages(stagesOfCorps);
    }
}
