package dev.scrm.gateway.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharesTests {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private Shares shares = Shares.NONE;

    @Test
    void givesAllPlacesToAReplicaThatIsAlone() {
        assertThat(claim("a", 200, 0, NOON)).isEqualTo(5);
    }

    @Test
    void givesNoMoreThanAreWanted() {
        assertThat(claim("a", 2, 0, NOON)).isEqualTo(2);
        assertThat(claim("b", 200, 0, NOON)).isEqualTo(3);
    }

    @Test
    void sharesFairlyAsSoonAsCallsEnd() {
        claim("a", 200, 0, NOON);
        assertThat(claim("b", 200, 0, NOON)).isZero();

        int ofA = claim("a", 200, 5, NOON.plusMillis(100));
        assertThat(ofA).isBetween(2, 3);
        assertThat(claim("b", 200, 0, NOON.plusMillis(200))).isZero(); // a has five calls under way
        claim("a", 200, ofA, NOON.plusMillis(300));

        assertThat(claim("b", 200, 0, NOON.plusMillis(400))).isEqualTo(5 - ofA);
    }

    @Test
    void givesThePlacesOfADeadReplicaToTheOthers() {
        claim("a", 200, 0, NOON);

        assertThat(claim("b", 200, 0, NOON.plus(Shares.KEPT).minusMillis(1))).isZero();
        assertThat(claim("b", 200, 0, NOON.plus(Shares.KEPT))).isEqualTo(5);
    }

    @Test
    void givesBackWhatNobodyNeeds() {
        claim("a", 5, 0, NOON);
        claim("a", 0, 0, NOON);

        assertThat(shares).isEqualTo(Shares.NONE);
    }

    @Test
    void givesEveryReplicaATurnWhenThereAreMoreThanPlaces() {
        Map<String, Integer> turns = new HashMap<>();
        var replicas = List.of("a", "b", "c", "d", "e", "f", "g", "h");
        for (int second = 0; second < 60; second++) {
            for (var replica : replicas) {
                turns.merge(replica, claim(replica, 100, 0, NOON.plusSeconds(second)), Integer::sum);
            }
        }

        assertThat(turns.values()).allSatisfy(places -> assertThat(places).isPositive());
    }

    /** Replicas begin and end calls at random, as many as they were told they may have. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void neverAllowsMoreCallsAtOnceThanThereArePlaces(long seed) {
        var random = new Random(seed);
        var replicas = List.of("a", "b", "c", "d");
        Map<String, Integer> limits = new HashMap<>();
        Map<String, Integer> underWay = new HashMap<>();
        int most = 0;
        var now = NOON;
        for (int i = 0; i < 20_000; i++) {
            now = now.plus(Duration.ofMillis(random.nextInt(200)));
            var replica = replicas.get(random.nextInt(replicas.size()));
            int calls = underWay.getOrDefault(replica, 0);
            switch (random.nextInt(3)) {
                case 0 -> limits.put(replica, claim(replica, random.nextInt(8), calls, now));
                case 1 -> underWay.put(replica, Math.max(0, calls - 1));
                default -> {
                    if (calls < limits.getOrDefault(replica, 0)) {
                        underWay.put(replica, calls + 1);
                    }
                }
            }
            // Who does not ask for long may not begin calls any more.
            most = Math.max(
                    most, underWay.values().stream().mapToInt(Integer::intValue).sum());
        }

        assertThat(most).isEqualTo(5);
    }

    private int claim(String replica, int wanted, int inUse, Instant now) {
        var change = shares.claim(replica, wanted, inUse, 5, now);
        shares = change.state();
        return change.result();
    }
}
