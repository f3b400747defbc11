package dev.scrm.simulator.control;

import dev.scrm.simulator.callback.Announcements;
import dev.scrm.simulator.callback.EventXml;
import dev.scrm.simulator.world.GroupChat;
import dev.scrm.simulator.world.GroupChat.GroupMember;
import dev.scrm.simulator.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What people do in groups of customers. */
@RestController
@RequestMapping("/sim/v1/groups")
class GroupController {
    record NewGroup(
            @Nullable String name,
            @Nullable String ownerId,
            @Nullable List<String> memberIds) {}

    /**
     * @param joinScene 0 invited, 3 by a code
     * @param configId of the join way they came by, which may choose the group
     */
    record Joining(
            @Nullable List<String> memberIds,
            @Nullable Integer joinScene,
            @Nullable String state,
            @Nullable String configId) {}

    /** @param quitScene 0 by themselves, 1 removed */
    record Leaving(
            @Nullable List<String> memberIds, @Nullable Integer quitScene) {}

    /** What is left out stays as it is. */
    record Change(
            @Nullable String name,
            @Nullable String notice,
            @Nullable String ownerId) {}

    record Changed(String chatId, String memberVersion, List<String> deliveryIds) {}

    private final World world;
    private final Announcements announcements;

    GroupController(World world, Announcements announcements) {
        this.world = world;
        this.announcements = announcements;
    }

    @GetMapping
    CallController.Items<GroupChat> list() {
        return new CallController.Items<>(world.locked(world.groups::all));
    }

    @PostMapping
    Changed create(@RequestBody NewGroup wish) {
        return world.locked(() -> {
            var owner = member(Required.text("ownerId", wish.ownerId()));
            var ids = new ArrayList<>(List.of(owner));
            ids(wish.memberIds()).stream().filter(id -> !ids.contains(id)).forEach(ids::add);
            var group = world.groups.create(
                    Objects.requireNonNullElse(wish.name(), ""), owner, newcomers(ids, 0, null, owner));
            return tell(group, "create", _ -> {});
        });
    }

    @PostMapping("/{chatId}/joins")
    Changed join(@PathVariable String chatId, @RequestBody Joining wish) {
        return world.locked(() -> {
            var group = group(chatId);
            int scene = Objects.requireNonNullElse(wish.joinScene(), wish.configId() == null ? 0 : 3);
            var ids =
                    ids(wish.memberIds()).stream().filter(id -> !group.has(id)).toList();
            if (ids.isEmpty() || group.members().size() + ids.size() > GroupChat.MOST_MEMBERS) {
                throw ControlRefused.conflict(
                        "cannot-join", "memberIds", "Expected some who are not in the group, and room for them");
            }
            var joined = world.groups.join(group, newcomers(ids, scene, state(wish, chatId), group.ownerId()));
            return tell(joined, "update", event -> {
                event.text("UpdateDetail", "add_member").number("JoinScene", scene);
                describe(event, ids, group, joined);
            });
        });
    }

    @PostMapping("/{chatId}/leaves")
    Changed leave(@PathVariable String chatId, @RequestBody Leaving wish) {
        return world.locked(() -> {
            var group = group(chatId);
            var ids = ids(wish.memberIds()).stream().filter(group::has).toList();
            if (ids.isEmpty() || ids.contains(group.ownerId())) {
                throw ControlRefused.conflict(
                        "cannot-leave", "memberIds", "Expected some who are in the group and not its owner");
            }
            var left = world.groups.leave(group, ids);
            return tell(left, "update", event -> {
                event.text("UpdateDetail", "del_member")
                        .number("QuitScene", Objects.requireNonNullElse(wish.quitScene(), 0));
                describe(event, ids, group, left);
            });
        });
    }

    /** Each thing that changes is told by an event of its own. */
    @PutMapping("/{chatId}")
    Changed change(@PathVariable String chatId, @RequestBody Change wish) {
        return world.locked(() -> {
            var group = group(chatId);
            var told = new ArrayList<String>();
            if (wish.name() != null) {
                group = world.groups.rename(group, wish.name(), group.notice());
                told.addAll(updated(group, "change_name"));
            }
            if (wish.notice() != null) {
                group = world.groups.rename(group, group.name(), wish.notice());
                told.addAll(updated(group, "change_notice"));
            }
            if (wish.ownerId() != null) {
                group = world.groups.changeOwner(group, member(wish.ownerId()));
                told.addAll(updated(group, "change_owner"));
            }
            return new Changed(chatId, group.version(), told);
        });
    }

    @DeleteMapping("/{chatId}")
    Changed dismiss(@PathVariable String chatId) {
        return world.locked(() -> tell(world.groups.dismiss(group(chatId)), "dismiss", _ -> {}));
    }

    private List<String> updated(GroupChat group, String detail) {
        return tell(group, "update", event -> event.text("UpdateDetail", detail))
                .deliveryIds();
    }

    private Changed tell(GroupChat group, String changeType, Consumer<EventXml> more) {
        var told = announcements.tell("change_external_chat", changeType, null, event -> {
            event.text("ChatId", group.chatId());
            more.accept(event);
        });
        return new Changed(group.chatId(), group.version(), told);
    }

    private static void describe(EventXml event, List<String> ids, GroupChat before, GroupChat after) {
        event.number("MemChangeCnt", ids.size()).open("MemChangeList");
        ids.forEach(id -> event.text("Item", id));
        event.close("MemChangeList").text("LastMemVer", before.version()).text("CurMemVer", after.version());
    }

    /** Calls number the scene otherwise than events: 1 for invited. */
    private List<GroupMember> newcomers(List<String> ids, int scene, @Nullable String state, String invitedBy) {
        return ids.stream()
                .map(id -> new GroupMember(
                        id, type(id), world.now(), scene == 0 ? 1 : scene, scene == 0 ? invitedBy : null, state))
                .toList();
    }

    private int type(String id) {
        if (world.members.find(id).isPresent()) {
            return 1;
        }
        if (world.customers.find(id).isPresent()) {
            return 2;
        }
        throw ControlRefused.unknown(
                "memberIds", "Expected members of the corp and customers, but " + id + " is neither");
    }

    private @Nullable String state(Joining wish, String chatId) {
        if (wish.configId() == null) {
            return wish.state();
        }
        return world.groups
                .joinWay(wish.configId())
                .filter(way -> way.chatIds().contains(chatId))
                .orElseThrow(() -> ControlRefused.unknown("configId", "Expected a join way that leads to the group"))
                .state();
    }

    private GroupChat group(String chatId) {
        return world.groups
                .find(chatId)
                .filter(group -> group.dismissedAt() == null)
                .orElseThrow(() -> ControlRefused.unknown("chatId", "Expected a group that is not dismissed"));
    }

    private String member(String userId) {
        return world.members
                .find(userId)
                .orElseThrow(() -> ControlRefused.unknown("ownerId", "Expected a member of the corp"))
                .userId();
    }

    private static List<String> ids(@Nullable List<String> ids) {
        return Required.texts("memberIds", ids);
    }
}
