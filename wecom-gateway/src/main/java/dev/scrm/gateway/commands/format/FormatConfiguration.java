package dev.scrm.gateway.commands.format;

import dev.scrm.gateway.commands.CommandFormat;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the commands' format. */
@Configuration(proxyBeanMethods = false)
class FormatConfiguration {
    @Bean
    CommandFormat commandFormat() {
        return new CommandReader();
    }
}
