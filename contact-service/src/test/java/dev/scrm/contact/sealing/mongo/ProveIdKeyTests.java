package dev.scrm.contact.sealing.mongo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoTimeoutException;
import com.mongodb.client.MongoDatabase;
import dev.scrm.contact.sealing.IdKey;
import dev.scrm.contact.sealing.KeptIdKey;
import dev.scrm.platform.messaging.DependencyUnavailableException;
import dev.scrm.platform.test.TestMongo;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;

/** With another key of ids nobody would be found by an identity, and everybody be born once more. */
class ProveIdKeyTests {
    private final MongoDatabase database = TestMongo.freshDatabase("id-keys");
    private final List<Object> published = new ArrayList<>();
    private final KeptIdKey kept = new MongoKeptIdKey(database, published::add);

    @Test
    void keepsTheKeyOfTheFirstStart() {
        start("first");

        start("first");

        assertThat(database.getCollection("id-keys").find().into(new ArrayList<>()))
                .hasSize(1)
                .noneSatisfy(document -> assertThat(document.toJson()).contains("the key of"));
        assertThat(published).isEmpty();
    }

    @Test
    void refusesToStartWithAnotherKeyAndSaysWhatToDo() {
        start("first");

        assertThatThrownBy(() -> start("another"))
                .hasMessageContaining("CONTACT_IDENTITIES_IDKEY")
                .hasMessageContaining("started with first")
                .hasMessageContaining("docs/rights.md");
        start("first");
    }

    @Test
    void takesTheKeyThatADatabaseOfAnEarlierBuildIsStartedWith() {
        database.getCollection("identities").insertOne(new Document("_id", "a claim"));

        start("whichever");

        assertThatThrownBy(() -> start("another")).isInstanceOf(DependencyUnavailableException.class);
    }

    @Test
    void letsOneKeyWinOfReplicasThatStartAtOnce() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var starts = IntStream.range(0, 8)
                    .mapToObj(i -> threads.submit(() -> new MongoKeptIdKey(database, _ -> {}).require("mark " + i % 4)))
                    .toList();

            int refused = 0;
            for (var start : starts) {
                refused += isRefused(start) ? 1 : 0;
            }

            assertThat(refused).isEqualTo(6);
        }
    }

    @Test
    void looksWhenMongoIsBackWhereItWasAwayAtTheStart() {
        start("first");
        var away = new AtomicReference<RuntimeException>(new MongoTimeoutException("away"));
        var wrong = key("another", mark -> {
            var failure = away.get();
            if (failure != null) {
                throw failure;
            }
            kept.require(mark);
        });

        new ProveIdKey(wrong).start();
        assertThatThrownBy(() -> wrong.derived("identity", "ww1")).isInstanceOf(MongoTimeoutException.class);
        assertThat(published).isEmpty();
        away.set(null);

        assertThatThrownBy(() -> wrong.derived("identity", "ww1"))
                .satisfies(e -> assertThat(DependencyUnavailableException.isBehind(e))
                        .as("what is heard is not to blame, and parks nothing")
                        .isTrue());
        assertThat(published)
                .singleElement()
                .isInstanceOfSatisfying(
                        AvailabilityChangeEvent.class,
                        change -> assertThat(change.getState()).isEqualTo(LivenessState.BROKEN));
    }

    private static boolean isRefused(Future<?> start) throws InterruptedException {
        try {
            start.get();
            return false;
        } catch (ExecutionException _) {
            return true;
        }
    }

    private void start(String name) {
        new ProveIdKey(key(name, kept)).start();
    }

    private static IdKey key(String name, KeptIdKey kept) {
        return IdKey.of(("the key of ids called " + name).getBytes(UTF_8), kept);
    }
}
