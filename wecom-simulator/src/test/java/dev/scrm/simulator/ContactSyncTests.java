package dev.scrm.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contact-sync helper (通讯录同步助手) of the demo corp is given a callback. */
class ContactSyncTests {
    @Test
    void isToldOfMembersAloneOnceItHasACallback(@TempDir Path directory) {
        try (var platform = TestPlatform.in(directory)) {
            assertThat(receivers(platform, "ku.fang")).containsExactly(DemoCorp.AGENT_ID);

            platform.put(
                    "callbacks",
                    "{\"agentId\":0,\"url\":\"http://127.0.0.1:1/contact-sync\",\"token\":\"t\",\"encodingAesKey\":\"%s\"}"
                            .formatted(DemoCorp.CALLBACK_AES_KEY));

            assertThat(receivers(platform, "men.dian")).containsExactly(Corp.App.CONTACT_SYNC);
            assertThat(platform.scan("新客户").body().path("deliveryIds").size())
                    .as("of customers it is told nothing")
                    .isEqualTo(1);
        }
    }

    /** Who is told of another member. */
    private static long[] receivers(TestPlatform platform, String userId) {
        var told = platform.control("members", "{\"userId\":\"%s\"}".formatted(userId))
                .body()
                .path("deliveryIds");
        return platform.get("/sim/v1/deliveries")
                .body()
                .path("items")
                .valueStream()
                .filter(delivery -> told.toString().contains(delivery.path("id").asString()))
                .mapToLong(delivery -> delivery.path("agentId").asLong())
                .toArray();
    }
}
