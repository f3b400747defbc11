package dev.scrm.contact.sealing;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The key of ids; what seals is the adapter's. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SealingSettings.class)
class SealingConfiguration {
    @Bean
    IdKey idKey(SealingSettings settings, KeptIdKey kept) {
        return settings.readIdKey(kept);
    }
}
