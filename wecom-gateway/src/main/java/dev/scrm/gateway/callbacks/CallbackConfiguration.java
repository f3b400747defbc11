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
    AcceptCallback acceptCallback(CallbackProtocol protocol, KeepEvent keepEvent, CallbackCounts counts, Clock clock) {
        return new AcceptCallback(protocol, keepEvent, counts, clock);
    }

    @Bean
    CallbackTimes callbackTimes(Clock clock) {
        return new CallbackTimes(clock);
    }

    @Bean
    EchoCallback echoCallback(CallbackProtocol protocol, CallbackCounts counts) {
        return new EchoCallback(protocol, counts);
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
