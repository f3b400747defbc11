package dev.scrm.gateway.moments;

import dev.scrm.gateway.corps.Corps;
import dev.scrm.gateway.wecom.WecomApi;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the following of moments. */
@Configuration(proxyBeanMethods = false)
class MomentsConfiguration {
    @Bean
    FollowMoments followMoments(WecomApi wecom, Corps corps, MomentJobs jobs, MomentLog log, Clock clock) {
        return new FollowMoments(wecom, corps, jobs, log, clock);
    }
}
