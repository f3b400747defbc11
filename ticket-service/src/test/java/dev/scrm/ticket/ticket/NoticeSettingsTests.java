package dev.scrm.ticket.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class NoticeSettingsTests {
    @Test
    void takesACorpWithCapitalsFromTheEnvironment() {
        var settings = settings(Map.of(
                "TICKET_NOTICES_MANAGERS_0_CORPID", "wwAbCdEf0123",
                "TICKET_NOTICES_MANAGERS_0_USERIDS", "sun.jing,Boss",
                "TICKET_NOTICES_MANAGERS_1_CORPID", "ww-other",
                "TICKET_NOTICES_MANAGERS_1_USERIDS", "chen.bo"));

        assertThat(settings.managersByCorp())
                .isEqualTo(Map.of("wwAbCdEf0123", List.of("sun.jing", "Boss"), "ww-other", List.of("chen.bo")));
    }

    @Test
    void tellsNobodyElseUnlessTold() {
        assertThat(settings(Map.of()).managersByCorp()).isEmpty();
    }

    @Test
    void refusesManagersWithoutACorp() {
        assertThatThrownBy(() -> settings(Map.of("TICKET_NOTICES_MANAGERS_0_USERIDS", "sun.jing")))
                .rootCause()
                .hasMessage("Expected ticket.notices.managers[].corp-id beside user-ids [sun.jing] but it is missing");
    }

    @Test
    void refusesACorpThatStandsThereTwice() {
        assertThatThrownBy(() -> settings(Map.of(
                        "TICKET_NOTICES_MANAGERS_0_CORPID", "ww-other",
                        "TICKET_NOTICES_MANAGERS_0_USERIDS", "sun.jing",
                        "TICKET_NOTICES_MANAGERS_1_CORPID", "ww-other",
                        "TICKET_NOTICES_MANAGERS_1_USERIDS", "chen.bo")))
                .rootCause()
                .hasMessage("Expected each corp once in ticket.notices.managers[].corp-id but got ww-other twice");
    }

    private static NoticeSettings settings(Map<String, Object> variables) {
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
        return Binder.get(environment).bindOrCreate("ticket.notices", NoticeSettings.class);
    }
}
