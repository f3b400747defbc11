package dev.scrm.gateway.media.rest;

import dev.scrm.platform.web.Role;
import dev.scrm.platform.web.UploadPath;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where media come in. */
@Configuration(proxyBeanMethods = false)
class MediaUploadConfiguration {
    @Bean
    UploadPath uploadsOfMedia() {
        return UploadPath.of("/api/v1/media", Role.ADMIN, Role.MANAGER, Role.AGENT, Role.INTEGRATOR);
    }
}
