package dev.scrm.gateway.commands.format;

import static java.util.Objects.requireNonNullElse;

import dev.scrm.gateway.commands.Actor;
import dev.scrm.gateway.commands.Command;
import dev.scrm.gateway.commands.CommandKind;
import dev.scrm.gateway.commands.Reason;
import dev.scrm.gateway.wecom.ApiRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** oa/schedule/add: entries in staff members' calendars. */
final class Schedules {
    private static final int ATTENDEES = 1_000;
    private static final int ADMINISTRATORS = 3;
    private static final int SUMMARY_CHARACTERS = 128;
    private static final int DESCRIPTION_CHARACTERS = 1_000;

    private record CreateSchedule(
            @Nullable String agentId,
            @Nullable String calendarId,
            @Nullable Instant startsAt,
            @Nullable Instant endsAt,
            @Nullable Boolean wholeDay,
            @Nullable String summary,
            @Nullable String description,
            @Nullable String location,
            @Nullable List<@Nullable String> attendeeIds,
            @Nullable List<@Nullable String> administratorIds) {}

    private Schedules() {}

    static Command create(Command.Head head, Fields fields) {
        var data = fields.read(CreateSchedule.class);
        var reminders = fields.read(Reminders.class);
        var startsAt = data.startsAt();
        var endsAt = data.endsAt();
        if (startsAt == null || endsAt == null || endsAt.isBefore(startsAt)) {
            throw new WrongCommand(Reason.TIMES_WRONG);
        }
        var attendees = requireNonNullElse(
                Checks.ids(ATTENDEES, data.attendeeIds(), Reason.RECIPIENTS_OUT_OF_RANGE), List.<String>of());
        var body = Json.object()
                .put("start_time", startsAt.getEpochSecond())
                .put("end_time", endsAt.getEpochSecond())
                .put("is_whole_day", Boolean.TRUE.equals(data.wholeDay()) ? 1 : 0)
                .put("summary", Checks.atMost(SUMMARY_CHARACTERS, data.summary(), Reason.SUMMARY_TOO_LONG))
                .put(
                        "description",
                        Checks.atMost(DESCRIPTION_CHARACTERS, data.description(), Reason.DESCRIPTION_TOO_LONG))
                .put("location", Checks.atMost(SUMMARY_CHARACTERS, data.location(), Reason.LOCATION_TOO_LONG))
                .put("cal_id", data.calendarId())
                .put("admins", Checks.ids(ADMINISTRATORS, data.administratorIds(), Reason.ADMINISTRATORS_OUT_OF_RANGE))
                .put("attendees", attendees.stream().map(Schedules::attendee).toList())
                .put("reminders", reminders.inWecomsWords(startsAt));
        return new Command.Post(
                head,
                CommandKind.CREATE_SCHEDULE,
                new Actor.Agent(data.agentId()),
                ApiRequest.of(
                                "oa/schedule/add",
                                Json.object().put("schedule", body).fields())
                        .namingAgent());
    }

    private static Map<String, Object> attendee(String staffId) {
        return Json.object().put("userid", staffId).fields();
    }
}
