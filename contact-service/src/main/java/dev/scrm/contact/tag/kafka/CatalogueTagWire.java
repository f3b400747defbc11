package dev.scrm.contact.tag.kafka;

import dev.scrm.contact.tag.CatalogueTag;
import dev.scrm.contact.tag.TagWish;
import dev.scrm.platform.events.OutboxMessage;
import dev.scrm.platform.mongo.EventWire;
import dev.scrm.platform.mongo.Raised;
import java.util.List;
import org.springframework.stereotype.Component;

/** What is wanted of a tag, as commands of the gateway. */
@Component
class CatalogueTagWire implements EventWire<CatalogueTag, TagWish> {
    @Override
    public List<OutboxMessage> messages(CatalogueTag tag, List<TagWish> wishes, Raised raised) {
        return TagWishes.messages(wishes, raised);
    }
}
