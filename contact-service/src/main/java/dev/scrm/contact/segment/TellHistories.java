package dev.scrm.contact.segment;

import dev.scrm.contact.behavior.Behaviors;
import dev.scrm.contact.behavior.Behaviors.OfContact;
import dev.scrm.contact.behavior.Behaviors.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tells what contacts did that became one person, or that are one no longer; as often as one likes. */
public final class TellHistories {
    /** A behaviour may have 16,384 characters: as many as a record of a public topic has room for. */
    private static final int IN_A_PART = 20;

    private static final int AT_ONCE = 500;
    /** Of each type as many as rules look at, the latest: what was done often leaves room for what was done once. */
    private static final int MOST = DidEvaluation.MOST;

    private final Behaviors behaviors;
    private final Histories histories;

    TellHistories(Behaviors behaviors, Histories histories) {
        this.behaviors = behaviors;
        this.histories = histories;
    }

    /** @param question id of the event that asked */
    public void tell(String corpId, String question, HistoryWanted wanted) {
        var answer = new Answer(corpId, wanted.contactId(), question);
        tell(answer, wanted.removed(), false);
        tell(answer, wanted.added(), true);
        histories.tell(List.of(answer.part(true, List.of(), List.of())));
    }

    /** What the parts of an answer have in common. */
    private record Answer(String corpId, String contactId, String question) {
        Histories.Part part(boolean last, List<OfContact> given, List<OfContact> taken) {
            return new Histories.Part(corpId, contactId, question, last, given, taken);
        }
    }

    /** Of a type of which enough was told nothing more is read, however much of it lies between the others. */
    private void tell(Answer answer, List<String> of, boolean given) {
        Map<String, Integer> told = new HashMap<>();
        Set<String> enough = new HashSet<>();
        Place after = null;
        boolean more = !of.isEmpty();
        while (more) {
            var page = behaviors.listWithout(answer.corpId(), of, enough, AT_ONCE, after);
            more = page.size() == AT_ONCE;
            List<OfContact> some = new ArrayList<>();
            for (var one : page) {
                var behavior = one.behavior();
                after = new Place(behavior.occurredAt(), behavior.id());
                int count = told.merge(behavior.type(), 1, Integer::sum);
                if (count <= MOST) {
                    some.add(one);
                }
                if (count >= MOST) {
                    enough.add(behavior.type());
                }
            }
            if (!some.isEmpty()) {
                histories.tell(parts(answer, some, given));
            }
        }
    }

    private static List<Histories.Part> parts(Answer answer, List<OfContact> page, boolean given) {
        List<Histories.Part> parts = new ArrayList<>();
        for (int from = 0; from < page.size(); from += IN_A_PART) {
            var some = page.subList(from, Math.min(page.size(), from + IN_A_PART));
            parts.add(given ? answer.part(false, some, List.of()) : answer.part(false, List.of(), some));
        }
        return parts;
    }
}
