package dev.scrm.gateway.leases.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import dev.scrm.platform.test.MutableClock;
import dev.scrm.platform.test.TestMongo;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MongoLeasesTests {
    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

    private final MongoDatabase database = TestMongo.freshDatabase("gateway");
    private final MutableClock clock = MutableClock.at("2026-11-21T12:00:00Z");
    private final MongoLeases mine = new MongoLeases(database, "mine", clock);
    private final MongoLeases theirs = new MongoLeases(database, "theirs", clock);

    @Test
    void givesALeaseToOneReplicaAtATime() {
        assertThat(mine.hold("work", TEN_SECONDS)).isTrue();
        assertThat(theirs.hold("work", TEN_SECONDS)).isFalse();
        assertThat(theirs.hold("other work", TEN_SECONDS)).isTrue();
    }

    @Test
    void prolongsALease() {
        mine.hold("work", TEN_SECONDS);
        clock.advance(Duration.ofSeconds(8));
        assertThat(mine.hold("work", TEN_SECONDS)).isTrue();

        clock.advance(Duration.ofSeconds(8));

        assertThat(theirs.hold("work", TEN_SECONDS)).isFalse();
    }

    @Test
    void givesTheLeaseOfADeadReplicaToTheNext() {
        mine.hold("work", TEN_SECONDS);

        clock.advance(Duration.ofSeconds(11));

        assertThat(theirs.hold("work", TEN_SECONDS)).isTrue();
        assertThat(mine.hold("work", TEN_SECONDS)).isFalse();
    }

    @Test
    void takesBackOnlyWhatItsReplicaHas() {
        mine.hold("work", TEN_SECONDS);

        theirs.release("work");
        assertThat(theirs.hold("work", TEN_SECONDS)).isFalse();
        mine.release("work");
        assertThat(theirs.hold("work", TEN_SECONDS)).isTrue();
    }

    @Test
    void givesTheLeaseToOneOfManyWhoAskAtOnce() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asking = IntStream.range(0, 16)
                    .<Callable<Boolean>>mapToObj(
                            i -> () -> new MongoLeases(database, "replica-" + i, clock).hold("work", TEN_SECONDS))
                    .toList();

            var held = threads.invokeAll(asking);

            assertThat(held.stream().filter(answer -> answer.resultNow())).hasSize(1);
        }
    }
}
