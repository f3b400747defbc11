package dev.scrm.gateway.reconciliation.mongo;

import com.mongodb.client.MongoDatabase;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the stores. */
@Configuration(proxyBeanMethods = false)
class MongoReconciliationConfiguration {
    @Bean
    MongoRuns reconciliationRuns(MongoDatabase database) {
        return new MongoRuns(database);
    }

    @Bean
    MongoMirror mirror(MongoDatabase database) {
        return new MongoMirror(database);
    }

    @Bean
    MongoDifferences differences(MongoDatabase database) {
        return new MongoDifferences(database);
    }

    @Bean
    MongoAnnouncements announcements(MongoDatabase database) {
        return new MongoAnnouncements(database);
    }

    @Bean
    MongoCallbackPositions callbackPositions(MongoDatabase database) {
        return new MongoCallbackPositions(database);
    }
}
