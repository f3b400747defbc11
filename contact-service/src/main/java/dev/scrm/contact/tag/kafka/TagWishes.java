package dev.scrm.contact.tag.kafka;

import dev.scrm.contact.tag.TagKind;
import dev.scrm.contact.tag.TagWish;
import dev.scrm.platform.events.EventType;
import dev.scrm.platform.events.OutboxMessage;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.EventData;
import dev.scrm.platform.mongo.Raised;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What WeCom is asked of tags, as commands of the gateway; the names of the components are wire names. */
final class TagWishes {
    private static final String SOURCE = "/contact-service/tags";

    record Edit(String kind, String id, @Nullable String name, long order) {}

    record Delete(List<String> tagIds, List<String> groupIds) {}

    record Create(
            @Nullable String groupId,
            @Nullable String groupName,
            @Nullable Long order,
            List<NewTag> tags) {}

    record NewTag(String name, @Nullable Long order) {}

    private TagWishes() {}

    static List<OutboxMessage> messages(List<TagWish> wishes, Raised raised) {
        return wishes.stream().map(wish -> message(wish, raised)).toList();
    }

    /** The outcome is known by the id of the command, and by its subject, which is what it is about. */
    private static OutboxMessage message(TagWish wish, Raised raised) {
        var key = raised.corpId() + ":" + raised.aggregateId();
        var type = EventType.of("scrm.wecom." + name(wish) + ".v1");
        var envelope = raised.commandNamed(wish.commandId(), SOURCE, type, EventData.write(data(wish)));
        return new OutboxMessage(Topics.WECOM_COMMANDS, key, envelope);
    }

    private static String name(TagWish wish) {
        return switch (wish) {
            case TagWish.Edit _ -> "edit-tag";
            case TagWish.Delete _ -> "delete-tags";
            case TagWish.Create _ -> "create-tags";
        };
    }

    private static Record data(TagWish wish) {
        return switch (wish) {
            case TagWish.Edit edit -> new Edit(edit.kind().word(), edit.id(), edit.name(), edit.order());
            case TagWish.Delete delete when delete.kind() == TagKind.TAG -> new Delete(List.of(delete.id()), List.of());
            case TagWish.Delete delete -> new Delete(List.of(), List.of(delete.id()));
            case TagWish.Create(var creation) ->
                new Create(
                        creation.groupId(),
                        creation.groupName(),
                        creation.order(),
                        creation.tags().stream()
                                .map(tag -> new NewTag(tag.name(), tag.order()))
                                .toList());
        };
    }
}
