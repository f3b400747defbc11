package dev.scrm.simulator.server;

import dev.scrm.simulator.world.GroupChat;
import dev.scrm.simulator.world.GroupChat.GroupMember;
import dev.scrm.simulator.world.Groups.JoinWay;
import dev.scrm.simulator.world.WecomError;
import dev.scrm.simulator.world.World;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** externalcontact/groupchat: groups of customers. */
final class GroupApis {
    private static final int MOST_WITHOUT_FILTER = 1_000;

    private final World world;
    private final JsonMapper mapper = JsonMapper.builder().build();

    GroupApis(World world) {
        this.world = world;
    }

    List<Api> all() {
        return List.of(
                api("list", this::list),
                api("get", this::get),
                api("add_join_way", this::addJoinWay),
                api("get_join_way", this::getJoinWay),
                api("update_join_way", this::updateJoinWay),
                api("del_join_way", this::deleteJoinWay),
                api("transfer", call -> transfer(call, true)),
                api("onjob_transfer", call -> transfer(call, false)));
    }

    private static Api api(String name, Function<ApiCall, ObjectNode> answer) {
        return Api.post("externalcontact/groupchat/" + name, answer).ofCustomerContact();
    }

    /** Without a filter the groups of owners who left are not there. */
    private ObjectNode list(ApiCall call) {
        var fields = call.fields();
        long status = fields.number("status_filter", 0, 0, 3);
        var owners = lower(fields.object("owner_filter").texts("userid_list", 100));
        if (owners.isEmpty() && world.members.all().size() > MOST_WITHOUT_FILTER) {
            throw new WecomError(81017, "too many owners, narrow the owner_filter");
        }
        var groups = world.groups.all().stream()
                .filter(group -> owners.isEmpty()
                        ? world.members.find(group.ownerId()).isPresent()
                        : owners.contains(group.ownerId().toLowerCase(Locale.ROOT)))
                .filter(group -> status == 0 || status(group) == status)
                .toList();
        var page = Page.of(groups, fields.text("cursor"), fields.number("limit", 0, 1, 1_000));
        var answer = Api.ok();
        var listed = answer.putArray("group_chat_list");
        page.items()
                .forEach(group ->
                        listed.addObject().put("chat_id", group.chatId()).put("status", status(group)));
        return answer.put("next_cursor", page.nextCursor());
    }

    private ObjectNode get(ApiCall call) {
        var group = world.groups
                .seen(call.text("chat_id", 40063))
                .orElseThrow(() -> new WecomError(40050, "chatid not exist"));
        if (group.dismissedAt() != null) {
            throw new WecomError(49008, "the group chat is dismissed");
        }
        boolean names = call.number("need_name", 0) == 1;
        var answer = Api.ok();
        var described = answer.putObject("group_chat")
                .put("chat_id", group.chatId())
                .put("name", group.name())
                .put("owner", group.ownerId())
                .put("create_time", group.createdAt().getEpochSecond())
                .put("notice", group.notice());
        var members = described.putArray("member_list");
        group.members().forEach(member -> describe(members.addObject(), member, names));
        described.putArray("admin_list");
        described.put("member_version", group.version());
        return answer;
    }

    private void describe(ObjectNode to, GroupMember member, boolean names) {
        to.put("userid", member.id())
                .put("type", member.type())
                .put("join_time", member.joinedAt().getEpochSecond())
                .put("join_scene", member.joinScene())
                .put("group_nickname", "");
        if (member.invitedBy() != null) {
            to.putObject("invitor").put("userid", member.invitedBy());
        }
        if (member.state() != null) {
            to.put("state", member.state());
        }
        if (names) {
            var name = member.type() == 1
                    ? world.members.known(member.id()).map(known -> known.name())
                    : world.customers.find(member.id()).map(known -> known.name());
            to.put("name", name.orElse(""));
        }
    }

    private ObjectNode addJoinWay(ApiCall call) {
        var way = joinWay(world.contactWays.newConfigId(), call);
        world.effects.note("externalcontact/groupchat/add_join_way", way.state(), way.settings());
        return Api.ok().put("config_id", world.groups.save(way).configId());
    }

    private ObjectNode getJoinWay(ApiCall call) {
        var way = knownJoinWay(call);
        var answer = Api.ok();
        var described = (ObjectNode) mapper.readTree(way.settings());
        described.put("config_id", way.configId()).put("qr_code", "https://simulator.invalid/g/" + way.configId());
        answer.set("join_way", described);
        return answer;
    }

    private ObjectNode updateJoinWay(ApiCall call) {
        var way = knownJoinWay(call);
        var changed = joinWay(way.configId(), call);
        if (!changed.equals(way)) {
            world.groups.save(changed);
            world.effects.note("externalcontact/groupchat/update_join_way", way.configId(), changed.settings());
        }
        return Api.ok();
    }

    private ObjectNode deleteJoinWay(ApiCall call) {
        var way = knownJoinWay(call);
        world.groups.remove(way);
        world.effects.note("externalcontact/groupchat/del_join_way", way.configId(), "");
        return Api.ok();
    }

    private JoinWay knownJoinWay(ApiCall call) {
        return world.groups
                .joinWay(call.text("config_id", 41043))
                .orElseThrow(() -> new WecomError(41044, "invalid config_id"));
    }

    private JoinWay joinWay(String configId, ApiCall call) {
        var fields = call.fields();
        fields.text("scene", 41038);
        if (fields.number("scene", 0) != 1 && fields.number("scene", 0) != 2) {
            throw new WecomError(41040, "invalid scene");
        }
        fields.number("auto_create_room", 1, 0, 1);
        fields.shortText("remark", 30);
        fields.shortText("room_base_name", 40);
        fields.shortText("state", 30);
        var chatIds = fields.texts("chat_id_list");
        if (chatIds.size() > 5) {
            throw new WecomError(41091, "too many group chats");
        }
        if (chatIds.isEmpty()
                || !chatIds.stream().allMatch(id -> world.groups.find(id).isPresent())) {
            throw new WecomError(40050, "chatid not exist");
        }
        var settings = (ObjectNode) call.body().deepCopy();
        settings.remove("config_id");
        return new JoinWay(configId, chatIds, fields.text("state"), settings.toString());
    }

    /** Groups of an owner who left, or of one who is here. */
    private ObjectNode transfer(ApiCall call, boolean resigned) {
        var chatIds = call.fields().texts("chat_id_list", 100);
        if (chatIds.isEmpty()) {
            throw ApiCall.invalid("chat_id_list is empty");
        }
        var newOwner = world.members.require(call.text("new_owner", 40063)).userId();
        var answer = Api.ok();
        var failed = answer.putArray("failed_chat_list");
        for (var chatId : chatIds) {
            try {
                handOver(chatId, newOwner, resigned);
            } catch (WecomError refused) {
                failed.addObject()
                        .put("chat_id", chatId)
                        .put("errcode", refused.code())
                        .put("errmsg", refused.text());
            }
        }
        return answer;
    }

    private void handOver(String chatId, String newOwner, boolean resigned) {
        var group = world.groups
                .find(chatId)
                .filter(known -> known.dismissedAt() == null)
                .orElseThrow(() -> new WecomError(90501, "chat is not an external group chat"));
        boolean ownerIsHere = world.members.find(group.ownerId()).isPresent();
        if (resigned && ownerIsHere) {
            throw new WecomError(90500, "the owner of this chat is not resigned");
        }
        if (!resigned && !ownerIsHere) {
            throw new WecomError(90502, "the owner of this chat is resigned");
        }
        world.groups.handOver(group, newOwner, resigned);
    }

    private int status(GroupChat group) {
        boolean ownerLeft = world.members.find(group.ownerId()).isEmpty();
        return ownerLeft ? 1 : group.inheritance();
    }

    private static List<String> lower(List<String> ids) {
        return ids.stream().map(id -> id.toLowerCase(Locale.ROOT)).toList();
    }
}
