package dev.scrm.gateway.callbacks;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.EventType;
import java.time.Duration;
import java.time.Instant;
import org.springframework.util.unit.DataSize;

/** Events and settings for tests. */
public final class CallbackFixtures {
    public static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    public static final String CORP = "ww5c3a0demo0000001";

    private CallbackFixtures() {}

    public static CallbackEvent anEvent(String key, String id) {
        return anEvent(CORP, key, id);
    }

    public static CallbackEvent anEvent(String corp, String key, String id) {
        var envelope = new EventEnvelope(
                id,
                EventType.of("scrm.wecom.external-contact-edited.v1"),
                "/wecom-gateway",
                "contact-1",
                NOON,
                corp,
                0,
                null,
                null,
                null,
                ("{\"id\":\"" + id + "\"}").getBytes(UTF_8));
        return new CallbackEvent(corp + ":" + key, true, envelope);
    }

    public static CallbackSettings settings() {
        return new CallbackSettings(
                DataSize.ofKilobytes(128),
                Duration.ofMillis(2000),
                Duration.ofMillis(4000),
                Duration.ofMillis(500),
                DataSize.ofMegabytes(8));
    }
}
