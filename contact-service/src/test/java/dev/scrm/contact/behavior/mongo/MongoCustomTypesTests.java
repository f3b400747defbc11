package dev.scrm.contact.behavior.mongo;

import static dev.scrm.contact.contact.ContactFixtures.CORP;
import static dev.scrm.contact.contact.ContactFixtures.OTHER_CORP;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import dev.scrm.contact.behavior.BehaviorType;
import dev.scrm.contact.behavior.CustomTypes.Kept;
import dev.scrm.platform.test.MutableClock;
import dev.scrm.platform.test.TestMongo;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MongoCustomTypesTests {
    private static final int MOST = 3;

    private final MongoDatabase database = TestMongo.freshDatabase("behavior-types");
    private final MutableClock clock = MutableClock.at("2026-11-23T12:00:00Z");
    private final MongoCustomTypes types = new MongoCustomTypes(database, clock);

    @BeforeEach
    void haveIndexes() {
        types.createIndexes();
    }

    @Test
    void keepsTheLastThatACorpSaid() {
        var first = define("sofa-tried", "试坐").orElseThrow();
        var second = define("sofa-tried", "坐过").orElseThrow();

        assertThat(second.edition()).isNotEqualTo(first.edition());
        assertThat(types.kept(CORP, "sofa-tried")).contains(second);
        assertThat(types.find(CORP, "sofa-tried")).contains(second.type());
        assertThat(types.kept(OTHER_CORP, "sofa-tried")).isEmpty();
    }

    @Test
    void losesNoChangeThoughManyAreMadeAtOnce() throws Exception {
        var first = define("sofa-tried", "试坐").orElseThrow();

        atOnce(8, i -> define("sofa-tried", "试坐 " + i));

        assertThat(types.kept(CORP, "sofa-tried").orElseThrow().edition()).isEqualTo(first.edition() + 8);
    }

    @Test
    void takesNoMoreThanACorpMayHaveThoughManyAreMadeAtOnce() throws Exception {
        atOnce(8, i -> define("type-" + i, "类型"));

        assertThat(types.list(CORP)).hasSize(MOST);
        var one = types.list(CORP).getFirst().name();
        assertThat(define(one, "改名")).isPresent();
        assertThat(define("another", "类型")).isEmpty();

        assertThat(types.remove(CORP, one, _ -> {})).isTrue();
        assertThat(define("another", "类型")).isPresent();
    }

    @Test
    void countsWhatAnEarlierBuildWrote() {
        for (var name : List.of("one", "two")) {
            database.getCollection("behavior-types")
                    .insertOne(new Document("_id", CORP + ":" + name)
                            .append("corp", CORP)
                            .append("name", name)
                            .append("title", name)
                            .append("schema", "{}"));
        }

        assertThat(define("three", "三")).isPresent();
        assertThat(define("four", "四")).isEmpty();
        assertThat(types.kept(CORP, "one").orElseThrow().edition()).isEqualTo(1);
        assertThat(define("one", "一").orElseThrow().edition()).isEqualTo(2);
    }

    @Test
    void isAnotherWhenItWasMadeAnew() {
        var first = define("sofa-tried", "试坐").orElseThrow();
        types.remove(CORP, "sofa-tried", _ -> {});
        assertThat(types.remove(CORP, "sofa-tried", _ -> {})).isFalse();
        clock.advance(Duration.ofMillis(1));

        assertThat(define("sofa-tried", "试坐").orElseThrow().edition()).isNotEqualTo(first.edition());
    }

    private interface Defined {
        Optional<Kept> of(int number);
    }

    private static void atOnce(int count, Defined define) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = IntStream.range(0, count)
                    .mapToObj(i -> threads.submit(() -> define.of(i)))
                    .toList();
            for (var one : all) {
                Objects.requireNonNull(one.get());
            }
        }
    }

    private Optional<Kept> define(String name, String title) {
        return types.change(CORP, name, MOST, _ -> new BehaviorType(name, title, "{}", false));
    }
}
