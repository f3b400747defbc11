package dev.scrm.contact.contact.kafka;

import dev.scrm.contact.contact.ContactId;
import dev.scrm.contact.contact.Contacts;
import dev.scrm.contact.contact.MergeToSettle;
import dev.scrm.platform.messaging.EventBatchHandler;
import dev.scrm.platform.messaging.EventData;
import dev.scrm.platform.messaging.Lane;
import dev.scrm.platform.messaging.ReceivedEvent;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Hears what is asked of contacts, a poll at a time. */
@Component
class ContactCommandListener implements EventBatchHandler {
    private static final String SETTLE_MERGE = "scrm.contact.settle-merge";

    private final Contacts contacts;

    ContactCommandListener(Contacts contacts) {
        this.contacts = contacts;
    }

    @Override
    public void handle(List<Lane> lanes) {
        var merges = lanes.stream()
                .flatMap(lane -> lane.events().stream())
                .flatMap(ContactCommandListener::merge)
                .toList();
        if (!merges.isEmpty()) {
            contacts.settle(merges);
        }
    }

    private static Stream<MergeToSettle> merge(ReceivedEvent event) {
        var envelope = event.envelope();
        if (!envelope.type().name().equals(SETTLE_MERGE)) {
            return Stream.of(); // What others ask for comes with the features that understand it.
        }
        var data = EventData.read(envelope, 1, ContactMessages.SettleMerge.class);
        return Stream.of(new MergeToSettle(
                new ContactId(envelope.corpId(), data.contactId()), data.mergedId(), envelope, event.position()));
    }
}
