package dev.scrm.contact.timeline;

import dev.scrm.contact.contact.Contacts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The use case of the feature. */
@Configuration(proxyBeanMethods = false)
class TimelineConfiguration {
    @Bean
    FillTimelines fillTimelines(Timelines timelines, Contacts contacts) {
        return new FillTimelines(timelines, contacts);
    }
}
