package dev.scrm.gateway;

import dev.scrm.platform.messaging.DependencyUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/** Wires what is done as time passes. After a failure, such as a store that is away, the next run does the same work. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class SchedulingConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(SchedulingConfiguration.class);

    /** As many as there are tasks: Spring's scheduler for virtual threads has one for all that run with a delay. */
    private static final int TASKS = 19;

    @Bean
    ThreadPoolTaskScheduler taskScheduler() {
        var scheduler = new ThreadPoolTaskScheduler();
        scheduler.setPoolSize(TASKS);
        scheduler.setThreadFactory(Thread.ofVirtual().name("schedule-", 0).factory());
        scheduler.setErrorHandler(SchedulingConfiguration::log);
        return scheduler;
    }

    private static void log(Throwable failure) {
        if (DependencyUnavailableException.isBehind(failure)) {
            LOG.warn("Expected to do what is due but {}; tried again soon", failure.toString());
        } else {
            LOG.error("Expected to do what is due but failed; tried again soon", failure);
        }
    }
}
