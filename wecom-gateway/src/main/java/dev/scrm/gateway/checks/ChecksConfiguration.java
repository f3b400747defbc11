package dev.scrm.gateway.checks;

import dev.scrm.gateway.callbacks.CallbackTimes;
import dev.scrm.gateway.corps.Corps;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the checks. */
@Configuration(proxyBeanMethods = false)
class ChecksConfiguration {
    /** So many questions at once of all checks of a replica: WeCom counts them with everything else. */
    private static final int AT_ONCE = 16;

    @Bean(destroyMethod = "shutdownNow")
    ExecutorService checkQuestions() {
        return Executors.newFixedThreadPool(
                AT_ONCE, Thread.ofVirtual().name("check-", 0).factory());
    }

    @Bean
    CheckConnection checkConnection(
            Corps corps,
            Questions questions,
            CallbackTimes callbackTimes,
            ExecutorService checkQuestions,
            ConnectionChecks checks,
            Clock clock) {
        return new CheckConnection(corps, new CheckApp(questions, callbackTimes, checkQuestions, clock), checks, clock);
    }
}
