package dev.scrm.simulator.server;

import dev.scrm.simulator.Corp;
import dev.scrm.simulator.world.WecomError;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What an administrator of the platform switched on apps: where they may call from, whether at all, whether at customers and approvals. */
public final class AppRules {
    /**
     * The rules of one app.
     *
     * @param trustedIps where it may call from; empty for anywhere
     * @param callable whether it is one of 可调用应用 of customer contact
     * @param approvals whether it is one of 可调用应用 of approvals
     */
    public record Rules(Set<String> trustedIps, boolean enabled, boolean callable, boolean approvals) {
        /** As an app is without any. */
        public static final Rules NONE = new Rules(Set.of(), true, true, true);

        public Rules {
            trustedIps = Set.copyOf(trustedIps);
        }
    }

    private final Map<Long, Rules> rules = new ConcurrentHashMap<>();

    public Rules of(long agentId) {
        return rules.getOrDefault(agentId, Rules.NONE);
    }

    public void set(long agentId, Rules others) {
        rules.put(agentId, others);
    }

    /** A disabled app gets no token. */
    void checkSecret(Corp corp, String secret) {
        if (corp.apps().stream()
                .anyMatch(
                        app -> app.secret().equals(secret) && !of(app.agentId()).enabled())) {
            throw new WecomError(40001, "invalid credential");
        }
    }

    /** A call with a token the app has. */
    void check(Corp.App app, Api api, String ip) {
        var ofApp = of(app.agentId());
        if (!ofApp.trustedIps().isEmpty() && !ofApp.trustedIps().contains(ip)) {
            throw new WecomError(60020, "not allow to access from your ip");
        }
        if (!ofApp.enabled()) {
            throw new WecomError(50003, "app is disabled");
        }
        switch (api.access()) {
            case ANYBODY, APPS_AND_CONTACT_SYNC -> {}
            case APPS -> refuse(app.isContactSync(), 48002);
            case ADDRESS_BOOK -> refuse(app.isContactSync(), 48009);
            case CONTACT_SYNC -> refuse(!app.isContactSync(), 48002);
            case CUSTOMER_CONTACT -> refuse(app.isContactSync() || !ofApp.callable(), 48002);
            case APPROVALS -> refuse(app.isContactSync() || !ofApp.approvals(), 301055);
        }
    }

    private static void refuse(boolean forbidden, int errcode) {
        if (forbidden) {
            throw new WecomError(errcode, "api forbidden");
        }
    }
}
