package dev.scrm.contact.behavior.rest;

import dev.scrm.platform.web.OpenPaths;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Sources prove with a key who they are, not with a token. */
@Configuration(proxyBeanMethods = false)
class BehaviorPathsConfiguration {
    @Bean
    OpenPaths pathsOfSources() {
        return OpenPaths.of(IntakeController.PATH);
    }
}
