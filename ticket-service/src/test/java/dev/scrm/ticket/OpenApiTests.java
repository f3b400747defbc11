package dev.scrm.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OpenApiTests extends RunningTicketService {
    @Test
    void hasTheServicesPathsAndWhatAllShare() {
        var document = get(null, "/openapi.json").body();

        assertThat(document.at("/info/title").asString()).isEqualTo("ticket-service");
        assertThat(document.path("paths").propertyNames())
                .contains("/api/v1/tickets", "/api/v1/tickets/{id}", "/api/v1/staff");
        assertThat(document.path("components").path("schemas").has("Problem")).isTrue();
    }
}
