package dev.scrm.gateway.service.schedule;

import dev.scrm.gateway.service.RingAgain;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the schedule. */
@Configuration(proxyBeanMethods = false)
class ServiceScheduleConfiguration {
    @Bean(initMethod = "start", destroyMethod = "stop")
    RingAgainSchedule ringAgainSchedule(RingAgain ringAgain) {
        return new RingAgainSchedule(ringAgain);
    }
}
