package dev.scrm.gateway.budget;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which replica may make how many calls at the same time. Together they never have more places than there are; who asks gets
 * a fair part as soon as the others have given back what they have above theirs.
 *
 * @param holdings by the replica's name
 */
public record Shares(Map<String, Holding> holdings) {
    /** Nobody has any. */
    public static final Shares NONE = new Shares(Map.of());

    /** A replica that does not ask again for so long is taken for dead; far longer than a call may take. */
    public static final Duration KEPT = Duration.ofSeconds(15);

    /** With more replicas than places those change that get one. */
    private static final Duration TURN = Duration.ofSeconds(5);

    /**
     * What a replica has and would like to have.
     *
     * @param until afterwards it is taken for dead
     */
    public record Holding(int places, int wanted, Instant until) {}

    public Shares {
        holdings = Map.copyOf(holdings);
    }

    /**
     * Takes places, or gives some back.
     *
     * @param wanted how many it could use
     * @param inUse how many calls it has under way; it keeps so many in any case
     * @param places how many there are
     * @return how many calls it may have under way now; with more of them it gives places back as they end
     */
    public Change<Shares, Integer> claim(String replica, int wanted, int inUse, int places, Instant now) {
        var others = new TreeMap<>(holdings);
        others.remove(replica);
        others.values().removeIf(holding -> !now.isBefore(holding.until()));
        int free = places - others.values().stream().mapToInt(Holding::places).sum();
        int own = Math.clamp(Math.min(wanted, part(replica, others, places, now)), 0, Math.max(free, 0));
        int granted = Math.max(own, inUse);

        var changed = new TreeMap<>(others);
        if (wanted > 0 || granted > 0) {
            changed.put(replica, new Holding(granted, wanted, now.plus(KEPT)));
        }
        return new Change<>(new Shares(changed), own);
    }

    /** The places that replicas have which are not taken for dead. */
    int inUse(Instant now) {
        return holdings.values().stream()
                .filter(holding -> now.isBefore(holding.until()))
                .mapToInt(Holding::places)
                .sum();
    }

    /** The fair part of all who want any, and what the others leave of theirs. */
    private static int part(String replica, Map<String, Holding> others, int places, Instant now) {
        var asking = new ArrayList<>(List.of(replica));
        others.forEach((name, holding) -> {
            if (holding.wanted() > 0) {
                asking.add(name);
            }
        });
        asking.sort(null);
        int mine = fair(asking.indexOf(replica), asking.size(), places, now);
        int left = others.entrySet().stream()
                .filter(other -> other.getValue().wanted() > 0)
                .mapToInt(other -> Math.max(
                        0,
                        fair(asking.indexOf(other.getKey()), asking.size(), places, now)
                                - other.getValue().wanted()))
                .sum();
        return mine + left;
    }

    private static int fair(int index, int replicas, int places, Instant now) {
        long turn = Math.floorMod(index + now.getEpochSecond() / TURN.toSeconds(), (long) replicas);
        return places / replicas + (turn < places % replicas ? 1 : 0);
    }
}
