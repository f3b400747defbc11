package dev.scrm.gateway.callbacks.mongo;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the spool, and how callbacks did. */
@Configuration(proxyBeanMethods = false)
class MongoSpoolConfiguration {
    @Bean
    MongoSpool mongoSpool(MongoDatabase database, Clock clock) {
        return new MongoSpool(database, clock);
    }

    @Bean
    MongoCallbackHealths callbackHealths(MongoDatabase database) {
        return new MongoCallbackHealths(database);
    }
}
