package dev.scrm.gateway.service.mongo;

import com.mongodb.client.MongoDatabase;
import dev.scrm.gateway.service.ServiceCursors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the cursors. */
@Configuration(proxyBeanMethods = false)
class MongoServiceConfiguration {
    @Bean
    ServiceCursors serviceCursors(MongoDatabase database) {
        return new MongoServiceCursors(database);
    }
}
