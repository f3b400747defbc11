package dev.scrm.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OpenApiTests extends RunningGateway {
    @Test
    void hasTheServicesPathsAndWhatAllShare() {
        var document = Http.get(url("/openapi.json"), null).json();

        assertThat(document.at("/info/title").asString()).isEqualTo("wecom-gateway");
        assertThat(document.path("paths").propertyNames())
                .contains("/api/v1/corps", "/api/v1/corps/{corpId}/apps/{agentId}", "/api/v1/media");
        assertThat(document.path("components").path("schemas").has("Problem")).isTrue();
    }
}
