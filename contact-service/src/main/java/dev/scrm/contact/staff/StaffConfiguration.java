package dev.scrm.contact.staff;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Builds what knows of staff. */
@Configuration(proxyBeanMethods = false)
class StaffConfiguration {
    @Bean
    Colleagues colleagues(Organizations organizations) {
        return new Colleagues(organizations);
    }
}
