package dev.scrm.contact.segment;

import dev.scrm.contact.segment.Condition.Followed;
import dev.scrm.contact.segment.CountEvaluation.Counted;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Asks by whom a person is followed, or was. */
final class FollowEvaluation {
    private FollowEvaluation() {}

    static Counted of(Followed asked, List<Following> all, Instant now) {
        return CountEvaluation.of(
                all.stream()
                        .filter(one -> isAskedFor(asked, one))
                        .<CountEvaluation.Counting>map(one -> at -> passes(asked, one, at))
                        .toList(),
                asked.bounds(),
                now);
    }

    private static boolean isAskedFor(Followed asked, Following one) {
        return isOneOf(asked.staffIds(), one.staffId())
                && isOneOf(asked.liveCodes(), one.liveCode())
                && isOneOf(asked.addWays(), one.addWay())
                && isEndedAsAskedFor(asked, one);
    }

    /** Of none anything is right, also what nobody knows. */
    private static boolean isOneOf(Set<String> wanted, @Nullable String known) {
        return wanted.isEmpty() || (known != null && wanted.contains(known));
    }

    private static boolean isEndedAsAskedFor(Followed asked, Following one) {
        var end = asked.ended();
        var ended = one.ended();
        if (end == null || ended == null) {
            return end == null && ended == null;
        }
        return end.by().isEmpty() || end.by().contains(ended.by());
    }

    private static Verdict passes(Followed asked, Following one, Instant at) {
        var began = ValueEvaluation.ofTime(asked.since(), one.since(), at);
        var end = asked.ended();
        var ended = one.ended();
        if (end == null || ended == null) {
            return began;
        }
        return CountEvaluation.both(began, ValueEvaluation.ofTime(end.at(), ended.at(), at));
    }
}
