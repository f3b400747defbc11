package dev.scrm.platform.web.openapi;

import dev.scrm.platform.web.OpenPaths;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;

/** Serves what a service's paths are, as OpenAPI. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnBooleanProperty(name = "springdoc.api-docs.enabled")
class OpenApiAutoConfiguration {
    /** Paths are those of whatever host the document came from. */
    @Bean
    OpenAPI openApiOfService(
            @Value("${spring.application.name:service}") String name,
            @Value("${spring.application.version:unreleased}") String version) {
        return new OpenAPI()
                .info(new Info().title(name).version(version))
                .servers(List.of(new Server().url("/")))
                .addSecurityItem(new SecurityRequirement().addList("token"));
    }

    @Bean
    GlobalOperationCustomizer openApiFromHandlers() {
        return new FromHandlers();
    }

    @Bean
    GlobalOpenApiCustomizer openApiSharedParts(ObjectProvider<OpenPaths> openPaths) {
        return new SharedParts(ApiFiles.read(), openPaths.stream().toList());
    }

    @Bean
    ModelConverter schemasOfRecords(ObjectMapperProvider json) {
        return new SchemasOfRecords(json.jsonMapper());
    }
}
