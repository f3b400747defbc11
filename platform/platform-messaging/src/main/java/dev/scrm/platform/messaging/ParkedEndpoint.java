package dev.scrm.platform.messaging;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/**
 * Operations on parked keys: {@code GET /actuator/parked} lists, {@code POST} with group and key replays, {@code DELETE}
 * with group and key gives up what waits (with {@code onlyFirst=true} the first record alone) and replays the rest.
 */
@Endpoint(id = "parked")
public final class ParkedEndpoint {
    private static final int LISTED_AT_MOST = 500;

    /** A parked key as it is shown. */
    public record Parked(String group, String key, String reason, Instant since, long waiting) {}

    private final ParkedKeys parkedKeys;
    private final ParkedReplay replay;

    ParkedEndpoint(ParkedKeys parkedKeys, ParkedReplay replay) {
        this.parkedKeys = parkedKeys;
        this.replay = replay;
    }

    @ReadOperation
    public List<Parked> list() {
        return parkedKeys.list(LISTED_AT_MOST).stream()
                .map(parked ->
                        new Parked(parked.group(), parked.key(), parked.reason(), parked.since(), parked.waiting()))
                .toList();
    }

    @WriteOperation
    public ParkedReplay.Result replay(String group, String key) {
        return replay.replay(group, key);
    }

    @DeleteOperation
    public ParkedReplay.GivenUp giveUp(SecurityContext caller, String group, String key, @Nullable Boolean onlyFirst) {
        var principal = caller.getPrincipal();
        return replay.giveUp(
                group, key, Boolean.TRUE.equals(onlyFirst), principal == null ? "an operator" : principal.getName());
    }
}
