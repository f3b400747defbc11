package dev.scrm.contact.tag;

import dev.scrm.platform.events.Ids;
import java.security.SecureRandom;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The use cases of the feature. */
@Configuration(proxyBeanMethods = false)
class TagConfiguration {
    @Bean
    KeepTags keepTags(TagCatalogue catalogue, Clock clock) {
        var random = new SecureRandom();
        return new KeepTags(catalogue, () -> Ids.uuid7(clock.instant(), random).toString(), clock);
    }

    @Bean
    MirrorTags mirrorTags(TagCatalogue catalogue) {
        return new MirrorTags(catalogue);
    }
}
