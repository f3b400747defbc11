package dev.scrm.gateway.callbacks.wecom;

import dev.scrm.gateway.callbacks.CallbackProtocol;
import dev.scrm.platform.messaging.MessageBodies;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the protocol. */
@Configuration(proxyBeanMethods = false)
class CallbackProtocolConfiguration {
    @Bean
    CallbackProtocol callbackProtocol(MessageBodies bodies, Clock clock) {
        return new WecomCallbackProtocol(bodies, clock);
    }
}
