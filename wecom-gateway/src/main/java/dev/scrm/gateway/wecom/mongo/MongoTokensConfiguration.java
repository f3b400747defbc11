package dev.scrm.gateway.wecom.mongo;

import com.mongodb.client.MongoDatabase;
import dev.scrm.platform.messaging.MessageBodies;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the tokens. */
@Configuration(proxyBeanMethods = false)
class MongoTokensConfiguration {
    @Bean
    MongoTokens tokens(MongoDatabase database, MessageBodies seal, Clock clock) {
        return new MongoTokens(database, seal, clock);
    }
}
