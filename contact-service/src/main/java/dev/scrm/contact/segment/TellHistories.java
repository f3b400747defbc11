package dev.scrm.contact.segment;

import dev.scrm.contact.behavior.Behaviors;
import dev.scrm.contact.behavior.Behaviors.Place;
import java.util.List;

/** Tells what contacts did that became one person, or that are one no longer; as often as one likes. */
public final class TellHistories {
    /** A behaviour may have 16,384 characters: as many as a record of a public topic has room for. */
    private static final int AT_ONCE = 20;

    private final Behaviors behaviors;
    private final Histories histories;

    TellHistories(Behaviors behaviors, Histories histories) {
        this.behaviors = behaviors;
        this.histories = histories;
    }

    public void tell(String corpId, HistoryWanted wanted) {
        tell(corpId, wanted.contactId(), wanted.removed(), false);
        tell(corpId, wanted.contactId(), wanted.added(), true);
    }

    private void tell(String corpId, String contactId, List<String> of, boolean given) {
        Place after = null;
        boolean more = !of.isEmpty();
        while (more) {
            var page = behaviors.list(corpId, of, null, AT_ONCE, after);
            more = page.size() == AT_ONCE;
            if (page.isEmpty()) {
                return;
            }
            var last = page.getLast().behavior();
            after = new Place(last.occurredAt(), last.id());
            histories.tell(
                    List.of(new Histories.Part(corpId, contactId, given ? page : List.of(), given ? List.of() : page)));
        }
    }
}
