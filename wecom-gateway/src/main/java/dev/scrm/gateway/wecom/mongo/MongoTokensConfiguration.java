package dev.scrm.gateway.wecom.mongo;

import com.mongodb.client.MongoDatabase;
import dev.scrm.gateway.wecom.Tokens;
import dev.scrm.platform.messaging.MessageBodies;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the tokens. */
@Configuration(proxyBeanMethods = false)
class MongoTokensConfiguration {
    @Bean
    Tokens tokens(MongoDatabase database, MessageBodies seal) {
        return new MongoTokens(database, seal);
    }
}
