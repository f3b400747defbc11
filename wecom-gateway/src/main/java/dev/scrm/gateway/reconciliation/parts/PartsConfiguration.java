package dev.scrm.gateway.reconciliation.parts;

import dev.scrm.gateway.corps.Corps;
import dev.scrm.gateway.reconciliation.PartReader;
import dev.scrm.gateway.wecom.WecomApi;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires a reader for each part. */
@Configuration(proxyBeanMethods = false)
class PartsConfiguration {
    @Bean
    PartReader departments(WecomApi wecom, Clock clock) {
        return new Departments(new Wecom(wecom, clock));
    }

    @Bean
    PartReader staff(WecomApi wecom, Corps corps, Clock clock) {
        return new Staff(new Wecom(wecom, clock), corps);
    }

    @Bean
    PartReader tags(WecomApi wecom, Clock clock) {
        return new Tags(new Wecom(wecom, clock));
    }

    @Bean
    PartReader contacts(WecomApi wecom, Clock clock) {
        return new Contacts(new Wecom(wecom, clock));
    }

    @Bean
    PartReader groupChats(WecomApi wecom, Clock clock) {
        return new GroupChats(new Wecom(wecom, clock));
    }

    @Bean
    PartReader contactWays(WecomApi wecom, Clock clock) {
        return new ContactWays(new Wecom(wecom, clock));
    }
}
