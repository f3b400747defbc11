package dev.scrm.journey.instance;

import static dev.scrm.journey.instance.InstanceFixtures.CORP;
import static dev.scrm.journey.instance.InstanceFixtures.NOON;
import static dev.scrm.journey.instance.InstanceFixtures.answered;
import static dev.scrm.journey.instance.InstanceFixtures.finished;
import static dev.scrm.journey.instance.InstanceFixtures.origin;
import static dev.scrm.journey.instance.InstanceFixtures.started;
import static dev.scrm.journey.instance.InstanceFixtures.welcomed;
import static dev.scrm.journey.instance.InstanceFixtures.wholeWay;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.journey.instance.Instances.Place;
import dev.scrm.journey.instance.Instances.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store of instances does. */
public abstract class InstancesContract {
    protected abstract Instances instances();

    private static Query all() {
        return new Query(CORP, "welcome", null, null, 100, null);
    }

    @Test
    void keepsTheWholeWay() {
        instances().apply(wholeWay("i1"));

        assertThat(instances().list(all()))
                .containsExactly(JourneyInstance.first(started("i1"))
                        .after(welcomed("i1"))
                        .after(answered("i1"))
                        .after(finished("i1")));
    }

    @Test
    void bringsAnInstanceForwardEventByEvent() {
        wholeWay("i1").forEach(event -> instances().apply(List.of(event)));

        assertThat(instances().list(all()).getFirst().steps()).hasSize(2);
    }

    @Test
    void changesNothingWhenEventsComeAgain() {
        instances().apply(wholeWay("i1"));
        var once = instances().list(all());

        instances().apply(wholeWay("i1"));
        instances().apply(List.of(welcomed("i1")));
        instances().apply(List.of(started("i2"), started("i2"), welcomed("i2")));

        assertThat(instances().list(all())).containsAll(once).hasSize(2);
    }

    @Test
    void losesNothingWhenTwoWriteAtOnce() throws Exception {
        var events = IntStream.range(0, 40).mapToObj(i -> wholeWay("i" + i)).toList();
        Runnable writer =
                () -> events.forEach(way -> way.forEach(event -> instances().apply(List.of(event))));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : List.of(threads.submit(writer), threads.submit(writer))) {
                done.get();
            }
        }

        assertThat(instances().list(all()))
                .hasSize(40)
                .allSatisfy(instance -> assertThat(instance.steps()).hasSize(2));
    }

    @Test
    void doesNotMixCorps() {
        instances().apply(wholeWay("i1"));
        instances().apply(List.of(new InstanceEvent.Started(origin("other", "i1", 1), null, null)));

        assertThat(instances().list(all())).hasSize(1);
        assertThat(instances().list(new Query("other", "welcome", null, null, 100, null)))
                .singleElement()
                .returns("other", JourneyInstance::corpId);
    }

    @Test
    void findsThoseOfAContactOrAStaffMember() {
        instances().apply(wholeWay("i1"));
        instances().apply(List.of(new InstanceEvent.Started(origin(CORP, "i2", 1), null, "chen.bo")));

        assertThat(instances().list(new Query(CORP, "welcome", "contact-of-i1", null, 100, null)))
                .extracting(JourneyInstance::id)
                .containsExactly("i1");
        assertThat(instances().list(new Query(CORP, "welcome", null, "chen.bo", 100, null)))
                .extracting(JourneyInstance::id)
                .containsExactly("i2");
        assertThat(instances().list(new Query(CORP, "another", null, null, 100, null)))
                .isEmpty();
    }

    @Test
    void listsTheLatestFirstPageByPage() {
        for (int i = 0; i < 7; i++) {
            var at = NOON.plusSeconds(i / 2);
            instances()
                    .apply(List.of(new InstanceEvent.Started(
                            new InstanceEvent.Origin(CORP, "i" + i, "welcome", 1, "c" + i, 1, at), null, null)));
        }
        List<String> seen = new ArrayList<>();
        Place after = null;
        for (int page = 0; page < 4; page++) {
            for (var instance : instances().list(new Query(CORP, "welcome", null, null, 2, after))) {
                seen.add(instance.id());
                after = new Place(instance.startedAt(), instance.id());
            }
        }

        assertThat(seen).containsExactly("i6", "i5", "i4", "i3", "i2", "i1", "i0");
    }
}
