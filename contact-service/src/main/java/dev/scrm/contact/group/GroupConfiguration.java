package dev.scrm.contact.group;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The use case of the feature. */
@Configuration(proxyBeanMethods = false)
class GroupConfiguration {
    @Bean
    LearnGroups learnGroups(GroupChats groups, KnownContacts contacts) {
        return new LearnGroups(groups, contacts);
    }
}
