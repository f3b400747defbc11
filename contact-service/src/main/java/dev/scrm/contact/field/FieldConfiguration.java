package dev.scrm.contact.field;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The use cases of the feature. */
@Configuration(proxyBeanMethods = false)
class FieldConfiguration {
    @Bean
    KeepFields keepFields(Fields fields) {
        return new KeepFields(fields);
    }

    @Bean
    ReadValues readValues(Fields fields) {
        return new ReadValues(fields);
    }
}
