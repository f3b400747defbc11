package dev.scrm.contact.audit.rest;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Every path, so that none is forgotten: what is not audited says so itself. */
@Configuration(proxyBeanMethods = false)
class AuditRestConfiguration {
    @Bean
    WebMvcConfigurer auditOfChanges(AuditChanges changes) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(changes);
            }
        };
    }
}
