package dev.scrm.simulator.control;

import dev.scrm.simulator.callback.Announcements;
import dev.scrm.simulator.world.Member;
import dev.scrm.simulator.world.Members;
import dev.scrm.simulator.world.World;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * An administrator hires, moves and dismisses members. Apps are told what the contact-sync helper is told since August 2022:
 * of a new member only the departments, of a changed one only a change of departments or of the id.
 */
@RestController
@RequestMapping("/sim/v1/members")
class MemberController {
    private static final String EVENT = "change_contact";

    /**
     * What is left out stays as it is, or as it usually is.
     *
     * @param newUserId of a member who is here already
     */
    record Wish(
            @Nullable String newUserId,
            @Nullable String userId,
            @Nullable String name,
            @Nullable List<Long> departments,
            @Nullable List<Long> leads,
            @Nullable String position,
            @Nullable Boolean customerContact) {}

    record Changed(Member member, List<String> deliveryIds) {}

    private final World world;
    private final Announcements announcements;

    MemberController(World world, Announcements announcements) {
        this.world = world;
        this.announcements = announcements;
    }

    @GetMapping
    CallController.Items<Member> list() {
        return new CallController.Items<>(world.locked(world.members::all));
    }

    @PostMapping
    Changed hire(@RequestBody Wish wish) {
        var userId = Required.text("userId", wish.userId());
        return world.locked(() -> {
            checkNew("userId", userId);
            var unnamed = new Member(userId, userId, List.of(Members.ROOT), List.of(), "", null, true);
            var member = world.members.save(changed(unnamed, wish));
            return new Changed(member, tell("create_user", member.userId(), member));
        });
    }

    @PutMapping("/{userId}")
    Changed change(@PathVariable String userId, @RequestBody Wish wish) {
        return world.locked(() -> {
            var before = known(userId);
            var changed = world.members.save(changed(before, wish));
            var after = wish.newUserId() == null ? changed : renamed(changed, wish.newUserId());
            boolean renamed = !before.userId().equals(after.userId());
            boolean moved = !before.departments().equals(after.departments())
                    || !before.leads().equals(after.leads());
            return new Changed(after, renamed || moved ? tell("update_user", before.userId(), after) : List.of());
        });
    }

    /** The member leaves; whose customers they were waits to be given to somebody else. */
    @DeleteMapping("/{userId}")
    Changed leave(@PathVariable String userId) {
        return world.locked(() -> {
            var member = world.members.leave(known(userId));
            return new Changed(
                    member,
                    announcements.tell(EVENT, "delete_user", null, event -> event.text("UserID", member.userId())));
        });
    }

    private Member renamed(Member member, String newUserId) {
        checkNew("newUserId", newUserId);
        if (world.crowds.sizeFor(member.userId()) > 0) {
            throw ControlRefused.conflict("has-crowd", "newUserId", "Expected a member without a crowd of customers");
        }
        return world.members.rename(member, newUserId);
    }

    private void checkNew(String field, String userId) {
        if (!userId.matches("[A-Za-z0-9][A-Za-z0-9_.@-]{0,63}")) {
            throw ControlRefused.invalid(field, "Expected at most 64 letters, digits and -_.@ in " + field);
        }
        if (world.members.find(userId).isPresent()) {
            throw ControlRefused.conflict("already-member", field, "Expected an id that no member has");
        }
    }

    private List<String> tell(String changeType, String userId, Member member) {
        var departments = member.departments().stream().map(Object::toString).collect(Collectors.joining(","));
        return announcements.tell(EVENT, changeType, null, event -> {
            event.text("UserID", userId);
            if (!userId.equals(member.userId())) {
                event.text("NewUserID", member.userId());
            }
            event.text("Department", departments);
        });
    }

    private Member changed(Member before, Wish wish) {
        var departments = Objects.requireNonNullElse(wish.departments(), before.departments());
        if (departments.isEmpty()
                || !departments.stream()
                        .allMatch(id -> world.members.department(id).isPresent())) {
            throw ControlRefused.unknown("departments", "Expected departments of the corp");
        }
        return new Member(
                before.userId(),
                Objects.requireNonNullElse(wish.name(), before.name()),
                departments,
                Objects.requireNonNullElse(wish.leads(), before.leads()).stream()
                        .filter(departments::contains)
                        .toList(),
                Objects.requireNonNullElse(wish.position(), before.position()),
                null,
                Objects.requireNonNullElse(wish.customerContact(), before.mayHaveCustomers()));
    }

    private Member known(String userId) {
        return world.members
                .find(userId)
                .orElseThrow(() -> ControlRefused.unknown("userId", "Expected a member of the corp"));
    }
}
