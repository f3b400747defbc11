package dev.scrm.gateway.corps.schedule;

import com.mongodb.MongoException;
import dev.scrm.gateway.corps.CorpDirectory;
import dev.scrm.gateway.corps.Registrations;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Reads the corps before anything is served, and then what others changed, every few seconds. */
@Component
class RefreshCorps implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(RefreshCorps.class);

    private final CorpDirectory directory;
    private final Registrations registrations;
    private volatile boolean running;

    RefreshCorps(CorpDirectory directory, Registrations registrations) {
        this.directory = directory;
        this.registrations = registrations;
    }

    /** Should MongoDB be away, the corps of the settings are served, and the schedule gets the others when it is back. */
    @Override
    public void start() {
        running = true;
        try {
            directory.refresh();
        } catch (MongoException e) {
            LOG.warn("Expected to read the corps but {}; those of the settings are served until then", e.toString());
        }
    }

    @Scheduled(fixedDelayString = "${gateway.directory.refresh-every:2s}")
    void refresh() {
        directory.refresh();
    }

    @Scheduled(fixedDelay = 60, initialDelay = 60, timeUnit = TimeUnit.SECONDS)
    void settle() {
        registrations.settle();
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the indexes, before whatever reads commands or takes requests. */
    @Override
    public int getPhase() {
        return 1;
    }
}
