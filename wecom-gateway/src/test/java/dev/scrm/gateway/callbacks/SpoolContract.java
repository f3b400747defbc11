package dev.scrm.gateway.callbacks;

import static dev.scrm.gateway.callbacks.CallbackFixtures.CORP;
import static dev.scrm.gateway.callbacks.CallbackFixtures.NOON;
import static dev.scrm.gateway.callbacks.CallbackFixtures.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.gateway.callbacks.Spool.Spooled;
import dev.scrm.platform.test.MutableClock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every spool does. */
public abstract class SpoolContract {
    protected final MutableClock clock = MutableClock.at(NOON);

    protected abstract Spool spool();

    @Test
    void givesBackWhatWasAddedAsItWasByPosition() {
        add(2, anEvent("b", "second"));
        add(1, anEvent("a", "first"));
        add(3, anEvent("a", "third"));

        var all = spool().oldest(10);

        assertThat(all).extracting(spooled -> spooled.event().id()).containsExactly("first", "second", "third");
        assertThat(all.getFirst()).usingRecursiveComparison().isEqualTo(new Spooled(1, anEvent("a", "first")));
        assertThat(spool().oldest(2)).hasSize(2);
    }

    @Test
    void addingAnEventAgainChangesNothing() {
        add(1, anEvent("a", "event"));
        add(2, anEvent("a", "event"));

        assertThat(spool().oldest(10))
                .singleElement()
                .extracting(Spooled::position)
                .isEqualTo(1L);
    }

    @Test
    void addsManyAtOnceWithAKnownOneAmongThem() {
        add(1, anEvent("a", "event-7"));

        var added = IntStream.range(0, 1200)
                .mapToObj(i -> spool().add(new Spooled(10 + i, anEvent("k" + i % 9, "event-" + i))))
                .toList();

        assertThat(added).allSatisfy(future -> assertThat(future).succeedsWithin(Duration.ofSeconds(10)));
        assertThat(spool().total().events()).isEqualTo(1200);
    }

    @Test
    void removesWhatWasBroughtToKafka() {
        add(1, anEvent("a", "first"));
        add(2, anEvent("a", "second"));

        spool().remove(List.of("first", "unknown"));
        spool().remove(List.of());

        assertThat(spool().oldest(10))
                .extracting(spooled -> spooled.event().id())
                .containsExactly("second");
    }

    @Test
    void namesItsKeysUnlessThereAreTooMany() {
        assertThat(spool().keys(2)).contains(Set.of());
        add(1, anEvent("a", "1"));
        add(2, anEvent("a", "2"));
        add(3, anEvent("b", "3"));

        assertThat(spool().keys(2)).contains(Set.of(CORP + ":a", CORP + ":b"));
        assertThat(spool().keys(1)).isEmpty();
    }

    @Test
    void tellsEachCorpItsOwnStateOnly() {
        add(1, anEvent(CORP, "a", "mine"));
        clock.advance(Duration.ofSeconds(3));
        add(2, anEvent("other", "a", "theirs-1"));
        add(3, anEvent("other", "a", "theirs-2"));

        assertThat(spool().state(CORP)).isEqualTo(new Spool.State(1, NOON));
        assertThat(spool().state("other")).isEqualTo(new Spool.State(2, NOON.plusSeconds(3)));
        assertThat(spool().state("third")).isEqualTo(new Spool.State(0, null));
        assertThat(spool().total()).isEqualTo(new Spool.State(3, NOON));
    }

    private void add(long position, CallbackEvent event) {
        assertThat(spool().add(new Spooled(position, event))).succeedsWithin(Duration.ofSeconds(10));
    }
}
