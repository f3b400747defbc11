package dev.scrm.simulator.world;

import dev.scrm.simulator.ApiLimits;
import dev.scrm.simulator.Corp;
import dev.scrm.simulator.SimulatorSettings;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The access tokens of the apps. */
public final class Tokens {
    private static final int KEPT = 1_000;

    /**
     * A token an app was given.
     *
     * @param killed the errcode it is refused with since it died early; 0 while it has not
     */
    public record AccessToken(String token, long agentId, Instant expiresAt, int killed) {}

    /** @param whileValid how many of the calls came while the app's last token was still good */
    public record Asked(long agentId, long calls, long whileValid) {}

    private final Map<Long, Asked> asked = new TreeMap<>();
    private final World world;
    private final Corp corp;
    private final ApiLimits limits;
    private final Table<AccessToken> tokens;

    Tokens(World world, SimulatorSettings settings, Journal journal) {
        this.world = world;
        this.corp = settings.corp();
        this.limits = settings.limits();
        this.tokens = journal.table("tokens", AccessToken.class);
    }

    /** What gettoken answers to an app's secret. */
    public AccessToken issue(String corpId, String secret) {
        if (!corpId.equals(corp.corpId())) {
            throw new WecomError(40013, "invalid corpid");
        }
        var app = corp.apps().stream()
                .filter(candidate -> candidate.secret().equals(secret))
                .findFirst()
                .orElseThrow(() -> new WecomError(40001, "invalid credential"));
        var living = living(app.agentId());
        count(app.agentId(), !living.isEmpty());
        if (!living.isEmpty() && limits.tokenRenewal() == ApiLimits.TokenRenewal.SAME) {
            return living.getLast();
        }
        if (limits.tokenRenewal() == ApiLimits.TokenRenewal.REPLACE) {
            living.forEach(token -> kill(token, 40014));
        }
        return make(app);
    }

    /** The app that a token in a call stands for. */
    public Corp.App app(String token) {
        var known = tokens.find(token).orElseThrow(() -> new WecomError(40014, "invalid access_token"));
        if (known.killed() != 0) {
            throw new WecomError(
                    known.killed(), known.killed() == 42001 ? "access_token expired" : "invalid access_token");
        }
        if (!world.now().isBefore(known.expiresAt())) {
            throw new WecomError(42001, "access_token expired");
        }
        return corp.apps().stream()
                .filter(app -> app.agentId() == known.agentId())
                .findFirst()
                .orElseThrow(() -> new WecomError(40014, "invalid access_token"));
    }

    /** Lets all living tokens die early and answers how many there were. */
    public int killAll(int errcode) {
        var living = tokens.values().stream().filter(this::isLiving).toList();
        living.forEach(token -> kill(token, errcode));
        return living.size();
    }

    /** How often each app asked for a token, since the start. */
    public List<Asked> asked() {
        return List.copyOf(asked.values());
    }

    private void count(long agentId, boolean whileValid) {
        var before = asked.getOrDefault(agentId, new Asked(agentId, 0, 0));
        asked.put(agentId, new Asked(agentId, before.calls() + 1, before.whileValid() + (whileValid ? 1 : 0)));
    }

    private AccessToken make(Corp.App app) {
        var token = new AccessToken(
                world.code("TOK-", 64), app.agentId(), world.now().plus(limits.tokenValidity()), 0);
        tokens.put(token.token(), token);
        tokens.keepNewest(KEPT);
        return token;
    }

    private void kill(AccessToken token, int errcode) {
        tokens.put(token.token(), new AccessToken(token.token(), token.agentId(), token.expiresAt(), errcode));
    }

    private List<AccessToken> living(long agentId) {
        return tokens.values().stream()
                .filter(token -> token.agentId() == agentId && isLiving(token))
                .toList();
    }

    private boolean isLiving(AccessToken token) {
        return token.killed() == 0 && world.now().isBefore(token.expiresAt());
    }
}
