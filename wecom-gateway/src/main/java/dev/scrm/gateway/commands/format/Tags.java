package dev.scrm.gateway.commands.format;

import static java.util.Objects.requireNonNullElse;

import dev.scrm.gateway.commands.Actor;
import dev.scrm.gateway.commands.Command;
import dev.scrm.gateway.commands.CommandKind;
import dev.scrm.gateway.commands.Reason;
import dev.scrm.gateway.wecom.ApiRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** externalcontact/add_corp_tag, edit_corp_tag and del_corp_tag: the corp's tags for customers, and their groups. */
final class Tags {
    private static final int AT_ONCE = 100;
    private static final int NAME_CHARACTERS = 30;
    private static final long LARGEST_ORDER = (1L << 32) - 1;

    private record Tag(@Nullable String name, @Nullable Long order) {}

    private record CreateTags(
            @Nullable String groupId,
            @Nullable String groupName,
            @Nullable Long order,
            @Nullable List<@Nullable Tag> tags) {}

    private record EditTag(
            @Nullable String kind,
            @Nullable String id,
            @Nullable String name,
            @Nullable Long order) {}

    private record DeleteTags(
            @Nullable List<@Nullable String> tagIds,
            @Nullable List<@Nullable String> groupIds) {}

    private Tags() {}

    static Command read(CommandKind kind, Command.Head head, Fields fields) {
        return switch (kind) {
            case CREATE_TAGS -> post(head, kind, "add_corp_tag", created(fields.read(CreateTags.class)));
            case EDIT_TAG -> post(head, kind, "edit_corp_tag", edited(fields.read(EditTag.class)));
            default -> post(head, kind, "del_corp_tag", deleted(fields.read(DeleteTags.class)));
        };
    }

    /** A group that is named by its id keeps its name and order. */
    private static Json created(CreateTags data) {
        var tags = requireNonNullElse(data.tags(), List.<@Nullable Tag>of());
        Checks.require(!tags.isEmpty() && tags.size() <= AT_ONCE, Reason.TAGS_OUT_OF_RANGE);
        var body = data.groupId() == null
                ? Json.object().put("group_name", name(data.groupName())).put("order", order(data.order()))
                : Json.object().put("group_id", Checks.present(data.groupId(), Reason.TAG_GROUP_MISSING));
        return body.put("tag", tags.stream().map(Tags::tag).toList());
    }

    private static Map<String, Object> tag(@Nullable Tag tag) {
        return Json.object()
                .put("name", name(tag == null ? null : tag.name()))
                .put("order", order(tag == null ? null : tag.order()))
                .fields();
    }

    private static Json edited(EditTag data) {
        Checks.require("tag".equals(data.kind()) || "tag-group".equals(data.kind()), Reason.TAG_KIND_UNKNOWN);
        Checks.require(data.name() != null || data.order() != null, Reason.NOTHING_TO_CHANGE);
        return Json.object()
                .put("id", Checks.present(data.id(), Reason.TAGS_MISSING))
                .put("name", data.name() == null ? null : name(data.name()))
                .put("order", order(data.order()));
    }

    private static Json deleted(DeleteTags data) {
        var tagIds = Checks.ids(AT_ONCE, data.tagIds(), Reason.TAGS_OUT_OF_RANGE);
        var groupIds = Checks.ids(AT_ONCE, data.groupIds(), Reason.TAGS_OUT_OF_RANGE);
        var body = Json.object()
                .put("tag_id", tagIds == null ? List.of() : tagIds)
                .put("group_id", groupIds == null ? List.of() : groupIds);
        Checks.require(
                body.fields().values().stream().anyMatch(ids -> !List.of().equals(ids)), Reason.TAGS_MISSING);
        return body;
    }

    private static String name(@Nullable String name) {
        var present = Checks.present(name, Reason.NAME_MISSING);
        Checks.atMost(NAME_CHARACTERS, present, Reason.NAME_TOO_LONG);
        return present;
    }

    private static @Nullable Long order(@Nullable Long order) {
        Checks.require(order == null || (order >= 0 && order <= LARGEST_ORDER), Reason.ORDER_OUT_OF_RANGE);
        return order;
    }

    private static Command post(Command.Head head, CommandKind kind, String api, Json body) {
        return new Command.Post(
                head, kind, new Actor.CustomerApp(), ApiRequest.of("externalcontact/" + api, body.fields()));
    }
}
