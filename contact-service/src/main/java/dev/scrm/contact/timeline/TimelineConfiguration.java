package dev.scrm.contact.timeline;

import dev.scrm.contact.behavior.Behaviors;
import dev.scrm.contact.contact.Contacts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The use cases of the feature. */
@Configuration(proxyBeanMethods = false)
class TimelineConfiguration {
    @Bean
    FillTimelines fillTimelines(Timelines timelines, Contacts contacts) {
        return new FillTimelines(timelines, contacts);
    }

    @Bean
    ReadTimeline readTimeline(Timelines timelines, Behaviors behaviors) {
        return new ReadTimeline(timelines, behaviors);
    }
}
