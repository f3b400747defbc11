package dev.scrm.contact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.EventType;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.CloudEventHeaders;
import dev.scrm.platform.messaging.EventData;
import dev.scrm.platform.test.TestKafka;
import dev.scrm.platform.test.TestTokens;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** From what WeCom tells of departments to whom somebody sees. */
class DepartmentScopeFlowTests extends RunningContactService {
    private static final Instant NOON = Instant.parse("2026-11-24T04:00:00Z");

    /** Of this test alone. */
    private final String corp = "ww" + UUID.randomUUID();

    private final String leader = TestTokens.token(corp, "zhou.hua", "department", "manager");

    @Test
    void seesWhomTheDepartmentAndThoseBeneathFollow() {
        var admin = TestTokens.token(corp, "root", "all", "admin");
        var wang = haveContact(corp, admin, "wm" + UUID.randomUUID());
        assertThat(get(leader, "/api/v1/contacts/" + wang).status()).isEqualTo(404);

        told(
                "staff-created",
                Topics.WECOM_CALLBACKS,
                "zhou.hua",
                Map.of("staffId", "zhou.hua", "departmentIds", List.of("1")));
        told(
                "staff-created",
                Topics.WECOM_CALLBACKS,
                "lin.wei",
                Map.of("staffId", "lin.wei", "departmentIds", List.of("2")));
        told("department-created", Topics.WECOM_CALLBACKS, "2", Map.of("departmentId", "2", "parentId", "1"));

        eventually(() ->
                assertThat(get(leader, "/api/v1/contacts/" + wang).status()).isEqualTo(200));
        assertThat(get(leader, "/api/v1/contacts").body().path("items")).hasSize(1);
        told("department-updated", Topics.WECOM_CALLBACKS, "2", Map.of("departmentId", "2", "parentId", "9"));
        eventually(() ->
                assertThat(get(leader, "/api/v1/contacts/" + wang).status()).isEqualTo(404));
        assertThat(get(leader, "/api/v1/contacts").body().path("items")).isEmpty();
    }

    private void told(String what, String topic, String id, Map<String, Object> data) {
        var event = new EventEnvelope(
                UUID.randomUUID().toString(),
                EventType.of("scrm.wecom." + what + ".v1"),
                "/wecom-gateway",
                id,
                NOON,
                corp,
                0,
                null,
                null,
                null,
                EventData.write(data));
        TestKafka.send(CloudEventHeaders.toRecord(topic, corp + ":" + id, event));
    }
}
