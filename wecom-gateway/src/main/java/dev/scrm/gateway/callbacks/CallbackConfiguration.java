package dev.scrm.gateway.callbacks;

import dev.scrm.gateway.leases.Leases;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the taking of callbacks. */
@Configuration(proxyBeanMethods = false)
class CallbackConfiguration {
    @Bean
    KafkaCircuit kafkaCircuit() {
        return new KafkaCircuit(System::nanoTime);
    }

    @Bean(initMethod = "start", destroyMethod = "stop")
    Deadlines deadlines() {
        return new Deadlines(System::nanoTime);
    }

    @Bean
    SpooledKeys spooledKeys(Spool spool) {
        return new SpooledKeys(spool, System::nanoTime);
    }

    @Bean
    KeepEvent keepEvent(
            EventLog log,
            Spool spool,
            SpooledKeys spooledKeys,
            KafkaCircuit circuit,
            Deadlines deadlines,
            CallbackSettings settings,
            Clock clock) {
        return new KeepEvent(log, spool, spooledKeys, circuit, deadlines, settings, clock, System::nanoTime);
    }

    @Bean
    AcceptCallback acceptCallback(
            CallbackProtocol protocol, KeepEvent keepEvent, CallbackCounts counts, CallbackTally tally, Clock clock) {
        return new AcceptCallback(protocol, keepEvent, counts, tally, clock);
    }

    @Bean
    CallbackTally callbackTally(Clock clock) {
        return new CallbackTally(clock);
    }

    @Bean
    CallbackTimes callbackTimes(CallbackTally tally, CallbackHealths healths, Clock clock) {
        return new CallbackTimes(tally, healths, clock);
    }

    @Bean
    WriteDownTally writeDownTally(CallbackTally tally, CallbackHealths healths, Clock clock) {
        return new WriteDownTally(tally, healths, clock);
    }

    @Bean
    EchoCallback echoCallback(CallbackProtocol protocol, CallbackCounts counts, CallbackTally tally) {
        return new EchoCallback(protocol, counts, tally);
    }

    @Bean
    DrainSpool drainSpool(
            EventLog log,
            Spool spool,
            KafkaCircuit circuit,
            Deadlines deadlines,
            Leases leases,
            CallbackSettings settings) {
        return new DrainSpool(log, spool, circuit, deadlines, leases, settings);
    }

    @Bean(initMethod = "start", destroyMethod = "stop")
    TendSpool tendSpool(
            KafkaCircuit circuit,
            SpooledKeys spooledKeys,
            DrainSpool drainSpool,
            CallbackCounts counts,
            CallbackSettings settings) {
        return new TendSpool(circuit, spooledKeys, drainSpool, counts, settings.spoolInterval());
    }
}
