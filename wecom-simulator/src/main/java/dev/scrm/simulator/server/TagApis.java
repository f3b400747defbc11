package dev.scrm.simulator.server;

import dev.scrm.simulator.world.Tags;
import dev.scrm.simulator.world.WecomError;
import dev.scrm.simulator.world.World;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** externalcontact: the corp's tags. */
final class TagApis {
    private final World world;

    TagApis(World world) {
        this.world = world;
    }

    List<Api> all() {
        return List.of(
                Api.post("externalcontact/get_corp_tag_list", this::list).ofCustomerContact(),
                Api.post("externalcontact/add_corp_tag", this::add).ofCustomerContact());
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
        var wanted = call.body().path("tag");
        if (!wanted.isArray() || wanted.isEmpty()) {
            throw ApiCall.invalid("tag is empty");
        }
        var group = group(call);
        var added = wanted.valueStream()
                .map(tag -> world.tags.add(
                        group, tag.path("name").asString(""), tag.path("order").asLong(0)))
                .distinct()
                .toList();
        var answer = Api.ok();
        describe(answer.putObject("tag_group"), group, added);
        return answer;
    }

    private Tags.Group group(ApiCall call) {
        var id = call.text("group_id");
        if (!id.isEmpty()) {
            return world.tags.group(id).orElseThrow(() -> new WecomError(40068, "invalid group id"));
        }
        var name = call.text("group_name", 40063);
        return world.tags.groupNamed(name).orElseGet(() -> world.tags.addGroup(name, call.number("order", 0)));
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
