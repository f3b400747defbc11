package dev.scrm.platform.messaging;

import java.time.Instant;
import java.util.List;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/** Operations on parked keys: {@code GET /actuator/parked} lists, {@code POST} with group and key replays. */
@Endpoint(id = "parked")
public final class ParkedEndpoint {
    private static final int LISTED_AT_MOST = 500;

    /** A parked key as it is shown. */
    public record Parked(String group, String key, String reason, Instant since, int waiting) {}

    private final ParkedKeys parkedKeys;
    private final ParkedReplay replay;

    ParkedEndpoint(ParkedKeys parkedKeys, ParkedReplay replay) {
        this.parkedKeys = parkedKeys;
        this.replay = replay;
    }

    @ReadOperation
    public List<Parked> list() {
        return parkedKeys.list(LISTED_AT_MOST).stream()
                .map(parked -> new Parked(
                        parked.group(),
                        parked.key(),
                        parked.reason(),
                        parked.since(),
                        parked.waiting().size()))
                .toList();
    }

    @WriteOperation
    public ParkedReplay.Result replay(String group, String key) {
        return replay.replay(group, key);
    }
}
