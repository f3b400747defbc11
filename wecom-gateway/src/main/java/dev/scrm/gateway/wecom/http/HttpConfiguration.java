package dev.scrm.gateway.wecom.http;

import dev.scrm.gateway.wecom.CallWecom;
import dev.scrm.gateway.wecom.Reply;
import dev.scrm.gateway.wecom.TokenRequests;
import dev.scrm.gateway.wecom.Transport;
import dev.scrm.gateway.wecom.WecomApi;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires HTTP to WeCom. */
@Configuration(proxyBeanMethods = false)
class HttpConfiguration {
    /** Never follows a redirect: the token in the address would go with it. */
    @Bean(destroyMethod = "shutdownNow")
    HttpClient wecomHttpClient(WecomSettings settings) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.connectTimeout())
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }

    @Bean
    Transport transport(HttpClient wecomHttpClient, WecomSettings settings) {
        return new HttpTransport(wecomHttpClient, settings, CircuitBreakerRegistry.of(whenAnApiIsAway()));
    }

    @Bean
    TokenRequests tokenRequests(Transport transport, Clock clock) {
        return new HttpTokenRequests(transport, clock);
    }

    @Bean
    WecomApi wecomApi(CallWecom callWecom) {
        return new HttpWecomApi(callWecom);
    }

    /**
     * Half of a corp's last calls of a family without an answer, and for 2 s it is not called; then a few calls find out.
     */
    static CircuitBreakerConfig whenAnApiIsAway() {
        return CircuitBreakerConfig.custom()
                .slidingWindowSize(40)
                .minimumNumberOfCalls(20)
                .failureRateThreshold(50)
                .waitDurationInOpenState(Duration.ofSeconds(2))
                .permittedNumberOfCallsInHalfOpenState(4)
                .recordResult(reply -> reply instanceof Reply.NoAnswer)
                .build();
    }
}
