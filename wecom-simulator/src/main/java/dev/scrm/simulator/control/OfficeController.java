package dev.scrm.simulator.control;

import dev.scrm.simulator.callback.Announcements;
import dev.scrm.simulator.callback.EventXml;
import dev.scrm.simulator.world.Approvals.Approval;
import dev.scrm.simulator.world.Approvals.Status;
import dev.scrm.simulator.world.Schedules.Schedule;
import dev.scrm.simulator.world.World;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Members answer schedules and decide approvals. */
@RestController
@RequestMapping("/sim/v1")
class OfficeController {
    /** The system app of approvals, whose id their events carry. */
    private static final long APPROVAL_APP = 3_010_040;

    record Response(@Nullable String userId) {}

    /** @param status passed, rejected or cancelled */
    record Decision(@Nullable String userId, @Nullable String status) {}

    record Told(List<String> deliveryIds) {}

    private final World world;
    private final Announcements announcements;

    OfficeController(World world, Announcements announcements) {
        this.world = world;
        this.announcements = announcements;
    }

    /** An attendee says whether they come. */
    @PostMapping("/schedules/{scheduleId}/responses")
    Told respond(@PathVariable String scheduleId, @RequestBody Response wish) {
        return world.locked(() -> {
            var schedule = schedule(scheduleId);
            var userId = Required.text("userId", wish.userId());
            if (!schedule.attendees().contains(userId)) {
                throw ControlRefused.unknown("userId", "Expected an attendee of the schedule");
            }
            return tell(schedule, userId, "respond_schedule");
        });
    }

    /** Somebody deletes the schedule in WeCom. */
    @DeleteMapping("/schedules/{scheduleId}")
    Told delete(@PathVariable String scheduleId) {
        return world.locked(() -> {
            var schedule = schedule(scheduleId);
            world.schedules.remove(schedule);
            return tell(schedule, "sys", "delete_schedule");
        });
    }

    @PostMapping("/approvals/{number}/decisions")
    Told decide(@PathVariable String number, @RequestBody Decision wish) {
        var status =
                switch (Required.text("status", wish.status())) {
                    case "passed" -> Status.PASSED;
                    case "rejected" -> Status.REJECTED;
                    case "cancelled" -> Status.CANCELLED;
                    default ->
                        throw ControlRefused.invalid("status", "Expected passed, rejected or cancelled in status");
                };
        return world.locked(() -> {
            var approval = world.approvals
                    .find(number)
                    .orElseThrow(() -> ControlRefused.unknown("number", "Expected the number of an approval"));
            if (approval.status() != Status.IN_PROGRESS) {
                throw ControlRefused.conflict("already-decided", "number", "Expected an approval that is in progress");
            }
            var decided = world.approvals.decide(approval, status);
            return new Told(announcements.send("sys_approval_change", null, event(decided)));
        });
    }

    /** What happened is numbered otherwise than how it stands: 6 for cancelled. */
    private EventXml event(Approval approval) {
        int happened =
                approval.status() == Status.CANCELLED ? 6 : approval.status().number();
        return EventXml.ofMember(
                        world.callbacks.corp().corpId(), "sys", world.now(), "sys_approval_change", APPROVAL_APP)
                .open("ApprovalInfo")
                .text("SpNoStr", approval.number())
                .text("SpName", approval.templateId())
                .number("SpStatus", approval.status().number())
                .text("TemplateId", approval.templateId())
                .number("ApplyTime", approval.appliedAt().getEpochSecond())
                .open("Applyer")
                .text("UserId", approval.applicant())
                .text("Party", "1")
                .close("Applyer")
                .number("StatuChangeEvent", happened)
                .close("ApprovalInfo");
    }

    private Told tell(Schedule schedule, String fromUser, String event) {
        var xml = EventXml.ofMember(world.callbacks.corp().corpId(), fromUser, world.now(), event, schedule.agentId())
                .text("CalId", schedule.calendarId())
                .text("ScheduleId", schedule.scheduleId());
        return new Told(announcements.send(event, null, xml));
    }

    private Schedule schedule(String scheduleId) {
        return world.schedules
                .find(scheduleId)
                .orElseThrow(() -> ControlRefused.unknown("scheduleId", "Expected a schedule"));
    }
}
