package dev.scrm.contact.contact;

import dev.scrm.contact.livecode.LiveCodes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The use cases of the feature. */
@Configuration(proxyBeanMethods = false)
class ContactConfiguration {
    @Bean
    LearnFacts learnFacts(Contacts contacts, LiveCodes liveCodes) {
        return new LearnFacts(contacts, liveCodes);
    }

    @Bean
    FindContact findContact(Contacts contacts) {
        return new FindContact(contacts);
    }

    @Bean
    ListContacts listContacts(Contacts contacts) {
        return new ListContacts(contacts);
    }
}
