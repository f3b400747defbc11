package dev.scrm.contact.segment;

import dev.scrm.contact.behavior.Behaviors;
import dev.scrm.contact.behavior.Behaviors.OfContact;
import dev.scrm.contact.behavior.Behaviors.Place;
import java.util.ArrayList;
import java.util.List;

/** Tells what contacts did that became one person, or that are one no longer; as often as one likes. */
public final class TellHistories {
    /** A behaviour may have 16,384 characters: as many as a record of a public topic has room for. */
    private static final int IN_A_PART = 20;

    private static final int AT_ONCE = 500;
    /** Of more than rules look at, the latest. */
    private static final int MOST = 20_000;

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

    private void tell(Answer answer, List<String> of, boolean given) {
        Place after = null;
        boolean more = !of.isEmpty();
        for (int told = 0; more && told < MOST; told += AT_ONCE) {
            var page = behaviors.list(answer.corpId(), of, null, AT_ONCE, after);
            more = page.size() == AT_ONCE;
            if (!page.isEmpty()) {
                var last = page.getLast().behavior();
                after = new Place(last.occurredAt(), last.id());
                histories.tell(parts(answer, page, given));
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
