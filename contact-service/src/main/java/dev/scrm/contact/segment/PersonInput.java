package dev.scrm.contact.segment;

import dev.scrm.contact.segment.SegmentEvent.Because;
import java.util.Set;

/** What can change where a person stands. */
public sealed interface PersonInput {
    /** This is known of the person now. */
    record FactsTold(PersonFacts facts) implements PersonInput {}

    /** The person did this; it is in the history already. */
    record BehaviorTold(String type, Occurrence occurrence) implements PersonInput {}

    /** What others did is the person's now, or is no longer; the history has it already. */
    record HistoryMoved() implements PersonInput {}

    /** A history that was waited for is there: everything is asked again. */
    record HistoryAnswered(Set<Rule.Key> all) implements PersonInput {
        public HistoryAnswered {
            all = Set.copyOf(all);
        }
    }

    /** It was time to look again. */
    record TimeCame() implements PersonInput {}

    /** These rules are new, or the book is another one. */
    record RulesChanged(Set<Rule.Key> added) implements PersonInput {
        public RulesChanged {
            added = Set.copyOf(added);
        }
    }

    default Because because() {
        return switch (this) {
            case FactsTold _, HistoryMoved _, HistoryAnswered _ -> Because.PROFILE;
            case BehaviorTold _ -> Because.BEHAVIOR;
            case TimeCame _ -> Because.TIME;
            case RulesChanged _ -> Because.DEFINITION;
        };
    }
}
