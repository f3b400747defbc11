package dev.scrm.gateway.massmessages.mongo;

import com.mongodb.client.MongoDatabase;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the mass messages that are followed. */
@Configuration(proxyBeanMethods = false)
class MongoMassMessagesConfiguration {
    @Bean
    MongoFollowedMessages followedMessages(MongoDatabase database) {
        return new MongoFollowedMessages(database);
    }
}
