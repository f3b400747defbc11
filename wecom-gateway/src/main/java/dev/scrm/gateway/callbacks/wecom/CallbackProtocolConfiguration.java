package dev.scrm.gateway.callbacks.wecom;

import dev.scrm.gateway.callbacks.CallbackProtocol;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the protocol. */
@Configuration(proxyBeanMethods = false)
class CallbackProtocolConfiguration {
    @Bean
    CallbackProtocol callbackProtocol() {
        return new WecomCallbackProtocol();
    }
}
