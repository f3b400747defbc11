package dev.scrm.contact.imports.rest;

import dev.scrm.platform.web.Role;
import dev.scrm.platform.web.UploadPath;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where files of imports come in. */
@Configuration(proxyBeanMethods = false)
class UploadConfiguration {
    @Bean
    UploadPath uploadsOfImports() {
        return UploadPath.of("/api/v1/contact-imports", Role.ADMIN, Role.MANAGER);
    }
}
