package dev.scrm.gateway.commands.format;

import dev.scrm.gateway.commands.Actor;
import dev.scrm.gateway.commands.Command;
import dev.scrm.gateway.commands.CommandKind;
import dev.scrm.gateway.wecom.ApiRequest;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.messaging.EventData;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** externalcontact/get and mark_tag. */
final class Customers {
    private record FetchContact(@Nullable String externalUserId) {}

    private record MarkTags(
            @Nullable String externalUserId,
            @Nullable String staffId,
            @Nullable List<@Nullable String> add,
            @Nullable List<@Nullable String> remove) {}

    private Customers() {}

    static Command fetch(Command.Head head, EventEnvelope envelope) {
        var data = EventData.read(envelope, FetchContact.class);
        return new Command.FetchContact(head, Checks.present(data.externalUserId(), "external-user-missing"));
    }

    static Command markTags(Command.Head head, EventEnvelope envelope) {
        var data = EventData.read(envelope, MarkTags.class);
        var add = sorted(data.add());
        var remove = sorted(data.remove());
        var body = Json.object()
                .put("userid", Checks.present(data.staffId(), "relation-missing"))
                .put("external_userid", Checks.present(data.externalUserId(), "relation-missing"))
                .put("add_tag", add)
                .put("remove_tag", remove);
        Checks.require(!add.isEmpty() || !remove.isEmpty(), "tags-missing");
        return new Command.Post(
                head,
                CommandKind.MARK_TAGS,
                new Actor.CustomerApp(),
                ApiRequest.of("externalcontact/mark_tag", body.fields()));
    }

    private static List<String> sorted(@Nullable List<@Nullable String> tags) {
        return Checks.withoutNulls(tags).stream().distinct().sorted().toList();
    }
}
