package dev.scrm.contact.keyword;

import dev.scrm.contact.behavior.TellNoticed;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The use cases of the feature. */
@Configuration(proxyBeanMethods = false)
class KeywordConfiguration {
    @Bean
    KeepKeywords keepKeywords(KeywordLists lists, Clock clock) {
        return new KeepKeywords(lists, clock);
    }

    @Bean
    NoticeKeywords noticeKeywords(KeywordLists lists, TellNoticed tellNoticed) {
        return new NoticeKeywords(lists, tellNoticed);
    }
}
