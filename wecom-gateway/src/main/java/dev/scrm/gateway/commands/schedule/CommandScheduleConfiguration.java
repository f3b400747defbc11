package dev.scrm.gateway.commands.schedule;

import dev.scrm.gateway.commands.CarryOutWaiting;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the schedule. */
@Configuration(proxyBeanMethods = false)
class CommandScheduleConfiguration {
    @Bean(initMethod = "start", destroyMethod = "stop")
    WaitingSchedule waitingSchedule(CarryOutWaiting carryOutWaiting) {
        return new WaitingSchedule(carryOutWaiting);
    }
}
