package dev.scrm.contact.behavior;

import static dev.scrm.contact.behavior.BehaviorFixtures.CORP;
import static dev.scrm.contact.behavior.BehaviorFixtures.NOON;
import static dev.scrm.contact.behavior.BehaviorFixtures.at;
import static dev.scrm.contact.behavior.BehaviorFixtures.paid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.contact.behavior.Behaviors.Entry;
import dev.scrm.contact.behavior.Behaviors.Received;
import dev.scrm.contact.behavior.IntakeMarks.PutAside;
import dev.scrm.contact.behavior.TakeFromIntake.Told;
import dev.scrm.contact.sealing.IdKey;
import dev.scrm.platform.events.SourcePosition;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What of a poll is a replay: never what is not proven to have been taken. */
class KnowReplayedTests {
    private static final IdKey KEY = IdKey.of(new byte[32], _ -> {});
    private static final Subject WANG = new Subject.OfContact("wang");

    private final InMemoryIntakeMarks marks = new InMemoryIntakeMarks();
    private final InMemoryBehaviors behaviors = new InMemoryBehaviors();
    private final KnowReplayed knowReplayed = new KnowReplayed(marks, behaviors, new InMemoryWaitingBehaviors(), KEY);

    @Test
    void isNothingAboveTheMarkThoughItIsKept() {
        keep("m1", at(5));

        marks.taken(List.of(at(4)));
        assertThat(left(told("m1", 5))).containsExactly("m1");

        marks.taken(List.of(at(5)));
        assertThat(left(told("m1", 5))).isEmpty();
    }

    @Test
    void isWhatTheSourceRepeatedBeforeTheMark() {
        keep("m1", at(5));
        marks.taken(List.of(at(9)));

        assertThat(left(told("m1", 9), told("m1", 10))).containsExactly("m1");
    }

    /** A topic that was made again has its marks from before: what is nowhere is taken, and after a death in between told. */
    @Test
    void isNothingBelowTheMarkThatWasNotKeptAboveIt() {
        marks.taken(List.of(at(9)));
        var first = knowReplayed.without(List.of(told("m1", 5)));
        assertThat(first.told()).hasSize(1);
        keep("m1", first.position(first.told().getFirst()));

        var afterADeath = knowReplayed.without(List.of(told("m1", 5)));

        assertThat(afterADeath.told()).hasSize(1);
        assertThat(behaviors.keep(List.of(entry("m1", afterADeath.position(told("m1", 5))))))
                .as("is no repetition, and so is told")
                .isEmpty();
    }

    @Test
    void isWhatWentToQuarantineFromThere() {
        var odd = told("m1", 5);
        var id = Quarantined.id(CORP, "shop", odd.json().get(), KEY);
        marks.putAside(Map.of(at(5), new PutAside(CORP, id, NOON), at(6), new PutAside(CORP, "another", NOON)));
        marks.taken(List.of(at(9)));

        assertThat(left(odd, told("m2", 6), told("m3", 7))).containsExactly("m2", "m3");
    }

    private List<String> left(Told... told) {
        return knowReplayed.without(List.of(told)).told().stream()
                .map(one -> one.submission().messageId())
                .toList();
    }

    private void keep(String messageId, SourcePosition from) {
        behaviors.keep(List.of(entry(messageId, from)));
    }

    private static Entry entry(String messageId, SourcePosition from) {
        return new Entry(new Received(paid(messageId, WANG, 1), from), "wang");
    }

    private static Told told(String messageId, long offset) {
        var submission = new Submission(messageId, "order-paid", NOON.toString(), "wang", null, Map.of());
        return new Told(CORP, "shop", submission, NOON, 100, () -> "{\"messageId\":\"" + messageId + "\"}", at(offset));
    }
}
