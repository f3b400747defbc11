package dev.scrm.simulator.control;

import dev.scrm.simulator.callback.Announcements;
import dev.scrm.simulator.world.WecomError;
import dev.scrm.simulator.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What an administrator does with tags in the console. */
@RestController
@RequestMapping("/sim/v1")
class TagController {
    private static final String EVENT = "change_external_tag";

    record NewTag(
            @Nullable String groupId,
            @Nullable String groupName,
            @Nullable String name,
            @Nullable Long order) {}

    record Change(@Nullable String name, @Nullable Long order) {}

    record Changed(String id, String groupId, List<String> deliveryIds) {}

    private final World world;
    private final Announcements announcements;

    TagController(World world, Announcements announcements) {
        this.world = world;
        this.announcements = announcements;
    }

    /** A new group is told of before its tag. */
    @PostMapping("/tags")
    Changed create(@RequestBody NewTag wish) {
        return inConsole(() -> {
            var told = new ArrayList<String>();
            var name = Required.text("name", wish.name());
            long order = Objects.requireNonNullElse(wish.order(), 0L);
            var known = wish.groupId() == null
                    ? world.tags.groupNamed(Required.text("groupName", wish.groupName()))
                    : world.tags.group(wish.groupId());
            if (known.isEmpty() && wish.groupId() != null) {
                throw ControlRefused.unknown("groupId", "Expected a tag group");
            }
            var group = known.orElseGet(() -> {
                var made = world.tags.addGroup(Objects.requireNonNull(wish.groupName()), 0, null);
                told.addAll(tell("create", made.groupId(), "tag_group"));
                return made;
            });
            var tag = world.tags.add(group, name, order, null);
            told.addAll(tell("create", tag.id(), "tag"));
            return new Changed(tag.id(), group.groupId(), told);
        });
    }

    /** The id is that of a tag or of a group. */
    @PutMapping("/tags/{id}")
    Changed change(@PathVariable String id, @RequestBody Change wish) {
        return inConsole(() -> {
            var type = type(id);
            world.tags.edit(id, Objects.requireNonNullElse(wish.name(), ""), wish.order(), null);
            return new Changed(id, groupOf(id), tell("update", id, type));
        });
    }

    /** A group that goes is told of once; its tags are not. */
    @DeleteMapping("/tags/{id}")
    Changed delete(@PathVariable String id) {
        return inConsole(() -> {
            var type = type(id);
            var groupId = groupOf(id);
            boolean group = type.equals("tag_group");
            world.tags.delete(group ? List.of() : List.of(id), group ? List.of(id) : List.of(), null);
            return new Changed(id, groupId, tell("delete", id, type));
        });
    }

    /** The tags of a group are put into another order. */
    @PostMapping("/tags/{id}/shuffle")
    Changed shuffle(@PathVariable String id) {
        return inConsole(() -> {
            var groupId = groupOf(id);
            world.tags.shuffle(groupId);
            return new Changed(
                    id, groupId, announcements.tell(EVENT, "shuffle", null, event -> event.text("Id", groupId)));
        });
    }

    private List<String> tell(String changeType, String id, String type) {
        return announcements.tell(
                EVENT, changeType, null, event -> event.text("Id", id).text("TagType", type));
    }

    private String type(String id) {
        if (world.tags.find(id).isPresent()) {
            return "tag";
        }
        if (world.tags.group(id).isPresent()) {
            return "tag_group";
        }
        throw ControlRefused.unknown("id", "Expected a tag or a tag group");
    }

    private String groupOf(String id) {
        return type(id).equals("tag") ? world.tags.find(id).orElseThrow().groupId() : id;
    }

    private <T> T inConsole(Supplier<T> action) {
        try {
            return world.locked(action);
        } catch (WecomError refused) {
            throw ControlRefused.conflict(
                    "wecom-" + refused.code(), "id", "WeCom's console refuses: " + refused.text());
        }
    }
}
