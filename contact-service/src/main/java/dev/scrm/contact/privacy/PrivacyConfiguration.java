package dev.scrm.contact.privacy;

import dev.scrm.contact.field.Fields;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The use cases of the feature. */
@Configuration(proxyBeanMethods = false)
class PrivacyConfiguration {
    @Bean
    SeePersonalData seePersonalData(MasksOfCorps masksOfCorps) {
        return new SeePersonalData(masksOfCorps);
    }

    @Bean
    KeepMasks keepMasks(MasksOfCorps masksOfCorps, Fields fields) {
        return new KeepMasks(masksOfCorps, fields);
    }
}
