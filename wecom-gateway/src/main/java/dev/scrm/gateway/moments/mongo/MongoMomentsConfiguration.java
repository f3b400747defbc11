package dev.scrm.gateway.moments.mongo;

import com.mongodb.client.MongoDatabase;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the jobs that are followed. */
@Configuration(proxyBeanMethods = false)
class MongoMomentsConfiguration {
    @Bean
    MongoMomentJobs momentJobs(MongoDatabase database) {
        return new MongoMomentJobs(database);
    }
}
