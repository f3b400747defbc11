package dev.scrm.contact.contact.kafka;

import static java.util.Objects.requireNonNull;

import dev.scrm.contact.contact.ContactId;
import dev.scrm.contact.contact.ContactMetric;
import dev.scrm.contact.contact.GroupsToSee;
import dev.scrm.contact.contact.MergeToSettle;
import dev.scrm.contact.contact.SeeGroups;
import dev.scrm.contact.contact.SettleMerges;
import dev.scrm.contact.contact.TagCommand;
import dev.scrm.contact.contact.TagEvidence;
import dev.scrm.contact.contact.TakeTagCommands;
import dev.scrm.platform.events.Refusal;
import dev.scrm.platform.messaging.EventBatchHandler;
import dev.scrm.platform.messaging.EventData;
import dev.scrm.platform.messaging.Lane;
import dev.scrm.platform.messaging.ReceivedEvent;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Hears what is asked of contacts, a poll at a time. What others ask for comes with the features that understand it. */
@Component
class ContactCommandListener implements EventBatchHandler {
    private static final String SETTLE_MERGE = "scrm.contact.settle-merge";
    private static final String CHANGE_TAGS = "scrm.contact.change-tags";
    private static final String SEE_GROUPS = "scrm.contact.see-groups";

    record ChangeTags(
            String contactId,
            List<String> add,
            List<String> remove,
            String because,
            Instant at,
            @Nullable List<TagEvidence> evidence,
            @Nullable Instant expiresAt) {
        ChangeTags {
            requireNonNull(contactId, "contactId");
            requireNonNull(because, "because");
            requireNonNull(at, "at");
            add = List.copyOf(add);
            remove = List.copyOf(remove);
        }
    }

    private final SettleMerges settleMerges;
    private final TakeTagCommands takeTagCommands;
    private final SeeGroups seeGroups;
    private final MeterRegistry meters;

    ContactCommandListener(
            SettleMerges settleMerges, TakeTagCommands takeTagCommands, SeeGroups seeGroups, MeterRegistry meters) {
        this.settleMerges = settleMerges;
        this.takeTagCommands = takeTagCommands;
        this.seeGroups = seeGroups;
        this.meters = meters;
    }

    @Override
    public void handle(List<Lane> lanes) {
        var merges = events(lanes, SETTLE_MERGE, ContactCommandListener::merge);
        if (!merges.isEmpty()) {
            settleMerges.settle(merges);
        }
        var tags = events(lanes, CHANGE_TAGS, ContactCommandListener::tags);
        if (!tags.isEmpty()) {
            takeTagCommands.take(tags).forEach(this::count);
        }
        var looks = events(lanes, SEE_GROUPS, ContactCommandListener::look);
        if (!looks.isEmpty()) {
            seeGroups.see(looks).forEach(this::count);
        }
    }

    private static <T> List<T> events(List<Lane> lanes, String type, Function<ReceivedEvent, T> read) {
        return lanes.stream()
                .flatMap(lane -> lane.events().stream())
                .filter(event -> event.envelope().type().name().equals(type))
                .map(read)
                .toList();
    }

    private static MergeToSettle merge(ReceivedEvent event) {
        var envelope = event.envelope();
        var data = EventData.read(envelope, 1, ContactMessages.SettleMerge.class);
        return new MergeToSettle(new ContactId(envelope.corpId(), data.contactId()), data.mergedId(), envelope);
    }

    private static GroupsToSee look(ReceivedEvent event) {
        var envelope = event.envelope();
        var data = EventData.read(envelope, 1, ContactMessages.SeeGroups.class);
        return new GroupsToSee(new ContactId(envelope.corpId(), data.contactId()), envelope);
    }

    private static TagCommand tags(ReceivedEvent event) {
        var envelope = event.envelope();
        var data = EventData.read(envelope, 1, ChangeTags.class);
        return new TagCommand(
                new ContactId(envelope.corpId(), data.contactId()),
                data.add(),
                data.remove(),
                data.because(),
                data.at(),
                Objects.requireNonNullElse(data.evidence(), List.of()),
                data.expiresAt(),
                envelope,
                event.position());
    }

    private void count(Refusal refusal) {
        meters.counter(ContactMetric.FACTS_REFUSED.metricName(), "code", refusal.code())
                .increment();
    }
}
