package dev.scrm.contact.segment;

import dev.scrm.contact.contact.GroupStay;
import dev.scrm.contact.segment.Condition.InGroups;
import dev.scrm.contact.segment.CountEvaluation.Counted;
import java.time.Instant;
import java.util.List;

/** Asks in which group chats a person is. */
final class GroupEvaluation {
    private GroupEvaluation() {}

    static Counted of(InGroups asked, List<GroupStay> stays, Instant now) {
        return CountEvaluation.of(
                stays.stream()
                        .filter(stay -> isAskedFor(asked, stay))
                        .<CountEvaluation.Counting>map(
                                stay -> at -> ValueEvaluation.ofTime(asked.since(), stay.since(), at))
                        .toList(),
                asked.bounds(),
                now);
    }

    private static boolean isAskedFor(InGroups asked, GroupStay stay) {
        return asked.chatIds().isEmpty() || asked.chatIds().contains(stay.chatId());
    }
}
