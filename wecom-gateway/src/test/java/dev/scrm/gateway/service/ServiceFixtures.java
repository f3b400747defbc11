package dev.scrm.gateway.service;

import dev.scrm.gateway.service.ServiceAccount.Postponed;
import dev.scrm.gateway.wecom.ServiceItem;
import java.time.Instant;

/** Customer service for tests. */
public final class ServiceFixtures {
    public static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    public static final String CORP = "ww5c3a0demo0000001";
    public static final String ACCOUNT = "wkDEMOkf0001";

    private ServiceFixtures() {}

    public static Doorbell aDoorbell() {
        return aDoorbell(CORP, ACCOUNT);
    }

    public static Doorbell aDoorbell(String corpId, String openKfId) {
        return new Doorbell(corpId, openKfId, "token-1", "event-1", null);
    }

    public static Postponed postponed(Doorbell doorbell, Instant dueAt) {
        return new Postponed(doorbell, 1, 1, NOON, dueAt);
    }

    public static ServiceItem aMessage(String id) {
        return new ServiceItem.Message(id, ACCOUNT, "wmEXAMPLEcust0001", null, 3, NOON, "text", new byte[] {'{', '}'});
    }
}
