package dev.scrm.contact.tag.kafka;

import dev.scrm.contact.tag.TagCreation;
import dev.scrm.contact.tag.TagWish;
import dev.scrm.platform.events.OutboxMessage;
import dev.scrm.platform.mongo.EventWire;
import dev.scrm.platform.mongo.Raised;
import java.util.List;
import org.springframework.stereotype.Component;

/** What shall be made, as a command of the gateway. */
@Component
class TagCreationWire implements EventWire<TagCreation, TagWish> {
    @Override
    public List<OutboxMessage> messages(TagCreation creation, List<TagWish> wishes, Raised raised) {
        return TagWishes.messages(wishes, raised);
    }
}
