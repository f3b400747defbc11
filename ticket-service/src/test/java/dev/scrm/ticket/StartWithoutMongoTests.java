package dev.scrm.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.scrm.platform.embedded.EmbeddedMongo;
import dev.scrm.platform.embedded.FreePorts;
import dev.scrm.platform.test.TestMongo;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;

/** A service that starts while MongoDB is away lives, and is ready as soon as it can work. */
@DirtiesContext
@Import(StartWithoutMongoTests.MongoIsAway.class)
class StartWithoutMongoTests extends RunningTicketService {
    private static final int MONGO_PORT = FreePorts.take(1).getFirst();

    @Autowired
    private MongoDatabase database;

    /** In place of the one that finds the server of all tests. */
    @TestConfiguration(proxyBeanMethods = false)
    static class MongoIsAway {
        @Bean(destroyMethod = "close")
        MongoClient mongoClient() {
            return MongoClients.create("mongodb://127.0.0.1:%d/?serverSelectionTimeoutMS=500".formatted(MONGO_PORT));
        }
    }

    @Test
    void isReadyOnceTheIndexesAreThereAndStaysSo() {
        assertThat(get(null, "/livez").status()).isEqualTo(200);
        assertThat(get(null, "/readyz").status()).isEqualTo(503);

        try (var mongo = EmbeddedMongo.inMemory(MONGO_PORT)) {
            assertThat(mongo.uri()).endsWith(":" + MONGO_PORT);
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> get(null, "/readyz").status() == 200);
            assertThat(TestMongo.indexes(database, "tickets")).contains("outboxAt", "state.deadline");
        }

        assertThat(get(null, "/readyz").status())
                .as("all pods would go out of service at once")
                .isEqualTo(200);
    }
}
