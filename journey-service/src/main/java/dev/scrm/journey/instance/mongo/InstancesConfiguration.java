package dev.scrm.journey.instance.mongo;

import com.mongodb.client.MongoDatabase;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the projection to MongoDB. */
@Configuration(proxyBeanMethods = false)
class InstancesConfiguration {
    @Bean
    MongoInstances instances(MongoDatabase database) {
        return new MongoInstances(database);
    }
}
