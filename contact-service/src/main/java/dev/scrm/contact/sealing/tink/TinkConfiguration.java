package dev.scrm.contact.sealing.tink;

import dev.scrm.contact.sealing.PersonalSeal;
import dev.scrm.contact.sealing.SealingSettings;
import dev.scrm.platform.messaging.MessageBodies;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads the keyset once: a value is sealed in microseconds, a keyset is not read in them. */
@Configuration(proxyBeanMethods = false)
class TinkConfiguration {
    @Bean
    PersonalSeal personalSeal(SealingSettings settings) {
        return new KeysetSeal(MessageBodies.fromKeyset("contact.identities.keyset", settings.requireKeyset()));
    }
}
