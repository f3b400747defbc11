package dev.scrm.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class KafkaSettingsTests {
    @Test
    void takesSecuritySettingsOfTheClientFromTheEnvironment() {
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                                Map.of(
                                        "SCRM_KAFKA_CLIENT_SECURITY_PROTOCOL", "SASL_SSL",
                                        "SCRM_KAFKA_CLIENT_SASL_JAAS_CONFIG", "Login required;")));

        var settings = Binder.get(environment).bindOrCreate("scrm.kafka", KafkaSettings.class);

        assertThat(settings.producer())
                .containsEntry("security.protocol", "SASL_SSL")
                .containsEntry("sasl.jaas.config", "Login required;");
        assertThat(settings.consumer())
                .containsEntry("security.protocol", "SASL_SSL")
                .containsEntry("sasl.jaas.config", "Login required;");
    }
}
