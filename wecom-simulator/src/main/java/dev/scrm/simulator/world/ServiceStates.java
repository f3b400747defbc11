package dev.scrm.simulator.world;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who is answering a customer of customer service, and the codes by which an app may say something when that changes. */
public final class ServiceStates {
    public static final int NEW = 0;
    public static final int ASSISTANT = 1;
    public static final int POOL = 2;
    public static final int HUMAN = 3;
    public static final int ENDED = 4;

    /** How long the code of a welcome or of an end is good. */
    static final Duration AT_ONCE = Duration.ofSeconds(20);
    /** How long the code of the pool and of an acceptance is good. */
    static final Duration LATER = Duration.ofDays(2);

    private static final int CODES_KEPT = 100_000;
    /** What an app may change a state to. Nothing leads out of the end but the customer. */
    private static final Map<Integer, Set<Integer>> NEXT = Map.of(
            NEW, Set.of(ASSISTANT, POOL, HUMAN, ENDED),
            ASSISTANT, Set.of(POOL, HUMAN, ENDED),
            POOL, Set.of(HUMAN, ENDED),
            HUMAN, Set.of(HUMAN, ENDED),
            ENDED, Set.of());

    /** @param servicer the member who answers, in the state 3 */
    public record ServiceState(int state, @Nullable String servicer) {}

    /** A code for one message. */
    public record EventCode(String code, String openKfId, String externalUserId, Instant expiresAt, boolean used) {}

    private final World world;
    private final Table<ServiceState> states;
    private final Table<EventCode> codes;

    ServiceStates(World world, Journal journal) {
        this.world = world;
        states = journal.table("serviceStates", ServiceState.class);
        codes = journal.table("serviceCodes", EventCode.class);
    }

    Optional<ServiceState> find(String openKfId, String externalUserId) {
        return states.find(key(openKfId, externalUserId));
    }

    ServiceState set(String openKfId, String externalUserId, int state, @Nullable String servicer) {
        return states.put(key(openKfId, externalUserId), new ServiceState(state, servicer));
    }

    /** Changes a state by a call; the code is empty where there is none. */
    String change(String openKfId, String externalUserId, ServiceState before, int state, @Nullable String servicer) {
        if (!NEXT.getOrDefault(before.state(), Set.of()).contains(state)) {
            throw new WecomError(95016, "invalid service state change");
        }
        if (state == HUMAN) {
            checkServing(openKfId, servicer);
        }
        set(openKfId, externalUserId, state, state == HUMAN ? servicer : null);
        world.effects.note("kf/service_state/trans", openKfId + "/" + externalUserId, before.state() + ">" + state);
        boolean first = before.state() == NEW || before.state() == ASSISTANT;
        return switch (state) {
            case POOL, HUMAN -> first ? issue(openKfId, externalUserId, LATER) : "";
            case ENDED -> issue(openKfId, externalUserId, AT_ONCE);
            default -> "";
        };
    }

    private void checkServing(String openKfId, @Nullable String servicer) {
        var accounts = world.serviceDesk.accounts;
        if (servicer == null || !accounts.serves(openKfId, servicer)) {
            throw new WecomError(95014, "the member does not serve in the account");
        }
        if (accounts.rest(openKfId, servicer).isPresent()) {
            throw new WecomError(95019, "the member has stopped to serve");
        }
    }

    String issue(String openKfId, String externalUserId, Duration validity) {
        var code = new EventCode(
                world.code("KFC", 40), openKfId, externalUserId, world.now().plus(validity), false);
        codes.put(code.code(), code);
        codes.keepNewest(CODES_KEPT);
        return code.code();
    }

    /** Uses a code up. */
    EventCode use(String code) {
        var known = codes.find(code)
                .filter(issued -> !issued.used() && !world.now().isAfter(issued.expiresAt()))
                .orElseThrow(
                        () -> new WecomError(40058, "invalid Request Parameter: code is unknown, used or expired"));
        return codes.put(code, new EventCode(code, known.openKfId(), known.externalUserId(), known.expiresAt(), true));
    }

    private static String key(String openKfId, String externalUserId) {
        return openKfId + "/" + externalUserId;
    }
}
