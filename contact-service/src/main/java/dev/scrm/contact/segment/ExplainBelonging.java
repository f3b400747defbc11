package dev.scrm.contact.segment;

import dev.scrm.contact.behavior.Behaviors;
import dev.scrm.contact.contact.Contact;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says why a contact belongs to a segment, or does not, from what is known now. */
public final class ExplainBelonging {
    private final Behaviors behaviors;
    private final Clock clock;

    ExplainBelonging(Behaviors behaviors, Clock clock) {
        this.behaviors = behaviors;
        this.clock = clock;
    }

    public Explanation explain(Contact contact, Condition condition) {
        var history = new Kept(behaviors, contact.id().corpId(), contact.everyId());
        return new Evaluation(PersonFacts.of(contact.snapshot()), history, clock.instant()).explain(condition);
    }

    /** What somebody did, from where all of it is kept. */
    private static final class Kept implements History {
        private static final int PAGE = 500;

        private final Behaviors behaviors;
        private final String corpId;
        private final Collection<String> contactIds;
        private final Map<String, List<Occurrence>> read = new HashMap<>();

        Kept(Behaviors behaviors, String corpId, Collection<String> contactIds) {
            this.behaviors = behaviors;
            this.corpId = corpId;
            this.contactIds = contactIds;
        }

        /** Each type is read once, as far back as anything counts. */
        @Override
        public List<Occurrence> latest(String type, @Nullable Instant after, int atMost) {
            return read.computeIfAbsent(type, one -> read(one, DidEvaluation.MOST)).stream()
                    .filter(one -> after == null || one.at().isAfter(after))
                    .limit(atMost)
                    .toList();
        }

        private List<Occurrence> read(String type, int atMost) {
            List<Occurrence> latest = new ArrayList<>();
            var asked = type.equals(ANY) ? null : type;
            Behaviors.Place place = null;
            while (latest.size() < atMost) {
                var page = behaviors.list(corpId, contactIds, asked, Math.min(PAGE, atMost - latest.size()), place);
                for (var one : page) {
                    var behavior = one.behavior();
                    latest.add(new Told(behavior.id(), behavior.type(), behavior.occurredAt(), behavior.properties()));
                    place = new Behaviors.Place(behavior.occurredAt(), behavior.id());
                }
                if (page.size() < PAGE) {
                    return latest;
                }
            }
            return latest;
        }
    }

    /** A behaviour as it was told. */
    private record Told(String id, String type, Instant at, Map<String, Object> properties) implements Occurrence {}
}
