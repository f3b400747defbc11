package dev.scrm.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.scrm.gateway.callbacks.wecom.SignedCallback;
import dev.scrm.gateway.callbacks.wecom.Xml;
import dev.scrm.gateway.corps.App;
import dev.scrm.platform.embedded.EmbeddedMongo;
import dev.scrm.platform.embedded.FreePorts;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.test.TestMongo;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;

/** A gateway that starts while MongoDB is away: callbacks need Kafka and nothing else. */
@DirtiesContext
@Import(StartWithoutMongoTests.MongoIsAway.class)
class StartWithoutMongoTests extends RunningGateway {
    private static final int MONGO_PORT = FreePorts.take(1).getFirst();

    private static final App KEPT_IN_THE_STORE = new App("wwKept", "1", "s", "t", "k", Set.of(), false);

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
    void takesCallbacksAndMakesTheIndexesOnceMongoIsThere() {
        var customer = "wm" + UUID.randomUUID();

        assertThat(Http.get(url("/livez"), null).status()).isEqualTo(200);
        assertThat(Http.get(url("/readyz"), null).status()).isEqualTo(200);
        assertThat(Http.get(url("/actuator/health"), null).status())
                .as("not well, but ready")
                .isEqualTo(503);
        assertThat(post(SignedCallback.of(Xml.added(customer, "poster-17", "WC-1"))))
                .isEqualTo(new Http.Answer(200, ""));
        assertThat(events(Topics.WECOM_CALLBACKS, customer)).hasSize(1);
        assertThat(post(KEPT_IN_THE_STORE, SignedCallback.of(Xml.added(customer, "poster-17", "WC-1"))))
                .as("nobody can tell yet whether it is served here")
                .extracting(Http.Answer::status)
                .isEqualTo(503);

        try (var mongo = EmbeddedMongo.inMemory(MONGO_PORT)) {
            assertThat(mongo.uri()).endsWith(":" + MONGO_PORT);
            await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
                assertThat(TestMongo.indexes(database, "spool")).contains("position", "key", "corp,spooledAt");
                assertThat(TestMongo.indexes(database, "commands"))
                        .contains("takenOnAt", "corp,order", "corp,status,order");
                assertThat(Http.get(url("/actuator/health"), null).status()).isEqualTo(200);
                assertThat(post(KEPT_IN_THE_STORE, SignedCallback.of(Xml.added(customer, "poster-17", "WC-1"))))
                        .extracting(Http.Answer::status)
                        .isEqualTo(404);
            });
        }
    }
}
