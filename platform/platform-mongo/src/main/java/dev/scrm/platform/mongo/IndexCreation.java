package dev.scrm.platform.mongo;

import com.mongodb.MongoException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;

/**
 * Has all stores make their indexes when the service starts. Should MongoDB be away the service starts all the same: this
 * goes on trying, and log and health say so until it is done.
 */
final class IndexCreation implements HealthIndicator, SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(IndexCreation.class);

    private final Iterable<Indexed> stores;
    private final Duration shortestPause;
    private final Duration longestPause;
    private volatile @Nullable Thread trying;
    private volatile boolean running;
    private volatile boolean done;

    IndexCreation(Iterable<Indexed> stores, Duration shortestPause, Duration longestPause) {
        this.stores = stores;
        this.shortestPause = shortestPause;
        this.longestPause = longestPause;
    }

    @Override
    public void start() {
        running = true;
        if (!done && !isDoneNow(shortestPause)) {
            trying = Thread.ofVirtual().name("index-creation").start(this::keepTrying);
        }
    }

    private void keepTrying() {
        var pause = shortestPause;
        try {
            do {
                Thread.sleep(pause); // nothing tells that MongoDB is back but another try
                pause = pause.multipliedBy(2).compareTo(longestPause) < 0 ? pause.multipliedBy(2) : longestPause;
            } while (running && !isDoneNow(pause));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // the service stops; its next start tries again
        }
    }

    private boolean isDoneNow(Duration nextPause) {
        try {
            stores.forEach(Indexed::createIndexes);
            done = true;
        } catch (MongoException e) {
            LOG.warn("Expected MongoDB to make the indexes but {}; tried again in {}", e.toString(), nextPause);
        }
        return done;
    }

    /** Out of service until all indexes have been made; a database that goes away later changes nothing. */
    @Override
    public Health health() {
        return (done ? Health.up() : Health.outOfService().withDetail("reason", "MongoDB has not made the indexes yet"))
                .build();
    }

    @Override
    public void stop() {
        running = false;
        var thread = trying;
        if (thread != null) {
            thread.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before everything that reads and writes. */
    @Override
    public int getPhase() {
        return 0;
    }
}
