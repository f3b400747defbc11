package dev.scrm.platform.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import com.mongodb.MongoTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

class IndexCreationTests {
    private static final Duration MOMENT = Duration.ofMillis(1);
    private static final Duration AGES = Duration.ofDays(1);

    private final AtomicInteger made = new AtomicInteger();
    private final AtomicInteger tries = new AtomicInteger();
    private volatile boolean away;

    private final Indexed first = () -> {
        tries.incrementAndGet();
        if (away) {
            throw new MongoTimeoutException("away");
        }
        made.incrementAndGet();
    };
    private final Indexed second = made::incrementAndGet;

    private IndexCreation creation = of(MOMENT, MOMENT);

    @AfterEach
    void stop() {
        creation.stop();
    }

    @Test
    void isDoneWhenTheServiceHasStarted() {
        creation.start();

        assertThat(made).hasValue(2);
        assertThat(creation.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void isNotInServiceBeforeItWasTried() {
        assertThat(creation.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
    }

    @Test
    void letsTheServiceStartWithoutMongoAndGoesOnUntilItIsThere() {
        away = true;

        creation.start();

        assertThat(creation.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
        await().until(() -> tries.get() > 3);
        assertThat(creation.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
        assertThat(made).hasValue(0);
        away = false;
        await().until(() -> creation.health().getStatus().equals(Status.UP));
        assertThat(made).hasValue(2);
    }

    @Test
    void goesOnAfterAStop() {
        creation = of(AGES, AGES);
        away = true;
        creation.start();

        creation.stop();
        away = false;
        creation.start();

        assertThat(creation.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void doesNothingTwice() {
        creation.start();
        creation.stop();
        creation.start();

        assertThat(made).hasValue(2);
    }

    @Test
    void letsAFaultOfOursFly() {
        var faulty = new IndexCreation(
                List.of(() -> {
                    throw new IllegalArgumentException("no such index");
                }),
                MOMENT,
                MOMENT);

        assertThatIllegalArgumentException().isThrownBy(faulty::start);
    }

    private IndexCreation of(Duration shortest, Duration longest) {
        return new IndexCreation(List.of(first, second), shortest, longest);
    }
}
