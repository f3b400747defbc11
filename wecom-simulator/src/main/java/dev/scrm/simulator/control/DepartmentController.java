package dev.scrm.simulator.control;

import dev.scrm.simulator.callback.Announcements;
import dev.scrm.simulator.world.Members;
import dev.scrm.simulator.world.Members.Department;
import dev.scrm.simulator.world.World;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** An administrator changes the departments. */
@RestController
@RequestMapping("/sim/v1/departments")
class DepartmentController {
    private static final String EVENT = "change_contact";

    /** What is left out stays as it is. */
    record Wish(
            @Nullable String name,
            @Nullable Long parentId,
            @Nullable Long order) {}

    record Changed(Department department, List<String> deliveryIds) {}

    private final World world;
    private final Announcements announcements;

    DepartmentController(World world, Announcements announcements) {
        this.world = world;
        this.announcements = announcements;
    }

    @GetMapping
    CallController.Items<Department> list() {
        return new CallController.Items<>(world.locked(() -> world.members.tree(Members.ROOT)));
    }

    @PostMapping
    Changed create(@RequestBody Wish wish) {
        return world.locked(() -> {
            var name = Required.text("name", wish.name());
            long parentId = Objects.requireNonNullElse(wish.parentId(), Members.ROOT);
            known(parentId);
            var department = world.members.save(new Department(
                    world.members.nextDepartmentId(), name, parentId, Objects.requireNonNullElse(wish.order(), 0L)));
            return new Changed(
                    department,
                    announcements.tell(
                            EVENT,
                            "create_party",
                            null,
                            event -> event.number("Id", department.id())
                                    .text("Name", department.name())
                                    .number("ParentId", department.parentId())
                                    .number("Order", department.order())));
        });
    }

    @PutMapping("/{id}")
    Changed change(@PathVariable long id, @RequestBody Wish wish) {
        return world.locked(() -> {
            var before = known(id);
            long parentId = Objects.requireNonNullElse(wish.parentId(), before.parentId());
            if (parentId != before.parentId() && world.members.tree(id).contains(known(parentId))) {
                throw ControlRefused.conflict(
                        "below-itself", "parentId", "Expected a department that is not below this");
            }
            var after = world.members.save(new Department(
                    id,
                    Objects.requireNonNullElse(wish.name(), before.name()),
                    parentId,
                    Objects.requireNonNullElse(wish.order(), before.order())));
            return new Changed(after, announcements.tell(EVENT, "update_party", null, event -> {
                event.number("Id", id);
                if (!after.name().equals(before.name())) {
                    event.text("Name", after.name());
                }
                if (after.parentId() != before.parentId()) {
                    event.number("ParentId", after.parentId());
                }
            }));
        });
    }

    @DeleteMapping("/{id}")
    Changed delete(@PathVariable long id) {
        return world.locked(() -> {
            var department = known(id);
            if (id == Members.ROOT
                    || world.members.tree(id).size() > 1
                    || !world.members.in(id).isEmpty()) {
                throw ControlRefused.conflict(
                        "not-empty", "id", "Expected a department without members and departments");
            }
            world.members.remove(department);
            return new Changed(
                    department, announcements.tell(EVENT, "delete_party", null, event -> event.number("Id", id)));
        });
    }

    private Department known(long id) {
        return world.members
                .department(id)
                .orElseThrow(() -> ControlRefused.unknown("id", "Expected a department of the corp"));
    }
}
