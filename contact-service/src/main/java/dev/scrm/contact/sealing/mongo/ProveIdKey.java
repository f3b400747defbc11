package dev.scrm.contact.sealing.mongo;

import com.mongodb.MongoException;
import dev.scrm.contact.sealing.IdKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Lets no service start with another key of ids than its database was made with. */
@Component
class ProveIdKey implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ProveIdKey.class);

    private final IdKey key;
    private volatile boolean running;

    ProveIdKey(IdKey key) {
        this.key = key;
    }

    /** Should MongoDB be away the service starts all the same, and whoever wants the first id looks. */
    @Override
    public void start() {
        try {
            key.prove();
        } catch (MongoException e) {
            LOG.warn("Expected to see which key of ids the database has but {}; no id is derived before", e.toString());
        }
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the indexes: what belongs to another key is not touched. */
    @Override
    public int getPhase() {
        return -1;
    }
}
