package dev.scrm.contact.reveal;

import dev.scrm.contact.contact.FindContact;
import dev.scrm.contact.privacy.SeePersonalData;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The use case of the feature. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RevealSettings.class)
class RevealConfiguration {
    @Bean
    RevealData revealData(
            FindContact findContact,
            SeePersonalData seePersonalData,
            RevealCounts counts,
            Clock clock,
            RevealSettings settings) {
        return new RevealData(findContact, seePersonalData, counts, clock, settings.perDay(), settings.zone());
    }
}
