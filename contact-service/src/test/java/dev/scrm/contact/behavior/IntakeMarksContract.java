package dev.scrm.contact.behavior;

import static dev.scrm.contact.behavior.BehaviorFixtures.CORP;
import static dev.scrm.contact.behavior.BehaviorFixtures.NOON;
import static dev.scrm.contact.behavior.BehaviorFixtures.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.contact.behavior.IntakeMarks.PutAside;
import dev.scrm.platform.events.SourcePosition;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every store of marks does. */
public abstract class IntakeMarksContract {
    private static final SourcePosition ELSEWHERE = new SourcePosition(at(0).topic(), 7, 3);

    protected abstract IntakeMarks marks();

    @Test
    void goesOnAndNeverBack() {
        var keys = List.of(at(0).partitionKey(), ELSEWHERE.partitionKey());
        assertThat(marks().takenUpTo(keys)).isEmpty();

        marks().taken(List.of(at(17), ELSEWHERE));
        marks().taken(List.of(at(5)));

        assertThat(marks().takenUpTo(keys))
                .containsOnly(Map.entry(at(0).partitionKey(), 17L), Map.entry(ELSEWHERE.partitionKey(), 3L));
        assertThat(marks().takenUpTo(keys.subList(1, 2))).containsOnlyKeys(ELSEWHERE.partitionKey());
    }

    @Test
    void knowsFromWhereSomethingWentToQuarantineUntilItForgets() {
        marks().putAside(Map.of(
                at(1), new PutAside(CORP, "q1", NOON), ELSEWHERE, new PutAside(CORP, "q2", NOON.plusSeconds(1))));

        assertThat(marks().wentAside(List.of(at(1), at(2), ELSEWHERE)))
                .containsOnly(Map.entry(at(1), "q1"), Map.entry(ELSEWHERE, "q2"));

        marks().forgetBefore(NOON.plusSeconds(1));

        assertThat(marks().wentAside(List.of(at(1), ELSEWHERE))).containsOnlyKeys(ELSEWHERE);
    }
}
