package dev.scrm.contact;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/** What is done again and again: an import that takes an hour holds up nothing else. */
@Configuration(proxyBeanMethods = false)
class SchedulingConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(SchedulingConfiguration.class);

    /** More than there are tasks: Spring's scheduler for virtual threads has one for all that run with a delay. */
    private static final int TASKS = 16;

    @Bean
    ThreadPoolTaskScheduler taskScheduler() {
        var scheduler = new ThreadPoolTaskScheduler();
        scheduler.setPoolSize(TASKS);
        scheduler.setThreadFactory(Thread.ofVirtual().name("schedule-", 0).factory());
        scheduler.setErrorHandler(
                failure -> LOG.error("Expected to do what is due but failed; tried again soon", failure));
        return scheduler;
    }
}
