package dev.scrm.simulator.server;

import dev.scrm.simulator.world.Tags;
import dev.scrm.simulator.world.WecomError;
import dev.scrm.simulator.world.World;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** externalcontact: the corp's tags. */
final class TagApis {
    private static final long LARGEST_ORDER = (1L << 32) - 1;

    private final World world;

    TagApis(World world) {
        this.world = world;
    }

    List<Api> all() {
        return List.of(
                Api.post("externalcontact/get_corp_tag_list", this::list).ofCustomerContact(),
                Api.post("externalcontact/add_corp_tag", this::add).ofCustomerContact(),
                Api.post("externalcontact/edit_corp_tag", this::edit).ofCustomerContact(),
                Api.post("externalcontact/del_corp_tag", this::delete).ofCustomerContact());
    }

    /** A list of groups wins over a list of tags; neither means all. */
    private ObjectNode list(ApiCall call) {
        var groupIds = call.texts("group_id");
        var tagIds = groupIds.isEmpty() ? call.texts("tag_id") : List.<String>of();
        var answer = Api.ok();
        var groups = answer.putArray("tag_group");
        for (var group : world.tags.groups()) {
            var tags = world.tags.of(group).stream()
                    .filter(tag -> tagIds.isEmpty() || tagIds.contains(tag.id()))
                    .toList();
            if (!tags.isEmpty() && (groupIds.isEmpty() || groupIds.contains(group.groupId()))) {
                describe(groups.addObject(), group, tags);
            }
        }
        return answer;
    }

    private ObjectNode add(ApiCall call) {
        var wanted = call.fields().objects("tag", 1, Integer.MAX_VALUE);
        long app = call.app().agentId();
        wanted.forEach(tag -> world.tags.checkName(tag.text("name")));
        var group = group(call);
        var before = world.tags.of(group);
        var added = wanted.stream()
                .map(tag -> world.tags.add(group, tag.text("name"), order(tag), app))
                .distinct()
                .toList();
        if (!before.containsAll(added)) {
            world.effects.note(
                    "externalcontact/add_corp_tag", group.groupId(), call.body().toString());
        }
        var answer = Api.ok();
        describe(answer.putObject("tag_group"), group, added);
        return answer;
    }

    /** The id is that of a tag or of a group. */
    private ObjectNode edit(ApiCall call) {
        var id = call.text("id", 40063);
        var name = call.text("name");
        if (!name.isEmpty()) {
            world.tags.checkName(name);
        }
        Long order = call.fields().has("order") ? order(call.fields()) : null;
        if (world.tags.edit(id, name, order, call.app().agentId())) {
            world.effects.note("externalcontact/edit_corp_tag", id, call.body().toString());
        }
        return Api.ok();
    }

    private ObjectNode delete(ApiCall call) {
        var tagIds = call.texts("tag_id");
        var groupIds = call.texts("group_id");
        if (tagIds.isEmpty() && groupIds.isEmpty()) {
            throw ApiCall.invalid("tag_id and group_id are both empty");
        }
        world.tags.delete(tagIds, groupIds, call.app().agentId());
        world.effects.note("externalcontact/del_corp_tag", "", call.body().toString());
        return Api.ok();
    }

    private Tags.Group group(ApiCall call) {
        var id = call.text("group_id");
        if (!id.isEmpty()) {
            return world.tags.group(id).orElseThrow(() -> new WecomError(40068, "invalid group id"));
        }
        var name = call.text("group_name", 40063);
        return world.tags
                .groupNamed(name)
                .orElseGet(() -> world.tags.addGroup(
                        name, order(call.fields()), call.app().agentId()));
    }

    private static long order(Fields fields) {
        return fields.number("order", 0, 0, LARGEST_ORDER);
    }

    private static void describe(ObjectNode to, Tags.Group group, List<Tags.Tag> tags) {
        to.put("group_id", group.groupId())
                .put("group_name", group.name())
                .put("create_time", group.createdAt().getEpochSecond())
                .put("order", group.order());
        var array = to.putArray("tag");
        for (var tag : tags) {
            array.addObject()
                    .put("id", tag.id())
                    .put("name", tag.name())
                    .put("create_time", tag.createdAt().getEpochSecond())
                    .put("order", tag.order());
        }
    }
}
