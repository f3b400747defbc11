package dev.scrm.gateway.erasure.mongo;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires what was found. */
@Configuration(proxyBeanMethods = false)
class MongoErasureConfiguration {
    @Bean
    MongoFoundBefore foundBefore(MongoDatabase database, Clock clock) {
        return new MongoFoundBefore(database, clock);
    }
}
