package dev.scrm.contact.behavior;

import dev.scrm.contact.behavior.Behaviors.Received;
import dev.scrm.contact.contact.IdentityKey;
import dev.scrm.contact.contact.IdentityType;
import dev.scrm.platform.events.SourcePosition;
import java.time.Instant;
import java.util.Map;

/** A shop, its members and a noon. */
final class BehaviorFixtures {
    static final String CORP = "ww1";
    static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    static final IdentityKey MEMBER = new IdentityKey(IdentityType.MEMBER_ID, "shop", "M-1");

    private BehaviorFixtures() {}

    static SourcePosition at(long offset) {
        return new SourcePosition("scrm.behavior.submissions.v1", 0, offset);
    }

    static Behavior paid(String messageId, Subject subject, int seconds) {
        var at = NOON.plusSeconds(seconds);
        return Behavior.told(
                CORP, "shop", messageId, "order-paid", subject, at, at, Map.of("orderId", messageId, "amount", 29_900));
    }

    static Received received(String messageId, Subject subject, int offset) {
        return new Received(paid(messageId, subject, offset), at(offset));
    }
}
