package dev.scrm.gateway.leases.mongo;

import com.mongodb.client.MongoDatabase;
import dev.scrm.gateway.leases.Leases;
import dev.scrm.platform.events.Ids;
import java.time.Clock;
import java.util.random.RandomGenerator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the leases. */
@Configuration(proxyBeanMethods = false)
class MongoLeasesConfiguration {
    @Bean
    Leases leases(MongoDatabase database, Clock clock, RandomGenerator random) {
        return new MongoLeases(database, Ids.uuid7(clock.instant(), random).toString(), clock);
    }
}
