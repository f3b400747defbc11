package dev.scrm.gateway.media.mongo;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the files. */
@Configuration(proxyBeanMethods = false)
class MongoMediaConfiguration {
    @Bean
    MongoMediaFiles mediaFiles(MongoDatabase database, Clock clock) {
        return new MongoMediaFiles(database, clock);
    }

    @Bean
    MongoUploads uploads(MongoDatabase database) {
        return new MongoUploads(database);
    }
}
