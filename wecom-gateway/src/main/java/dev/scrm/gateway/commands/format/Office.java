package dev.scrm.gateway.commands.format;

import static java.util.Objects.requireNonNullElse;

import dev.scrm.gateway.commands.Actor;
import dev.scrm.gateway.commands.Command;
import dev.scrm.gateway.commands.CommandKind;
import dev.scrm.gateway.commands.Reason;
import dev.scrm.gateway.wecom.ApiRequest;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.messaging.EventData;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** oa/schedule/add and oa/applyevent. */
final class Office {
    private static final int ATTENDEES = 1_000;
    private static final int ADMINISTRATORS = 3;
    private static final int SUMMARY_CHARACTERS = 128;
    private static final int DESCRIPTION_CHARACTERS = 1_000;
    private static final int REMINDERS = 10;
    private static final int CONTROLS = 200;
    private static final int SUMMARY_LINES = 3;

    /** Times are told in it (UTC+8); WeCom's own default. */
    private static final int BEIJING = 8;

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
            @Nullable List<@Nullable String> administratorIds,
            @Nullable List<@Nullable Integer> remindMinutesBefore) {}

    private record ApplyApproval(
            @Nullable String agentId,
            @Nullable String staffId,
            @Nullable String templateId,
            @Nullable List<@Nullable Control> contents,
            @Nullable List<@Nullable String> summary) {}

    /** @param value in WeCom's words, which differ by control */
    private record Control(
            @Nullable String control,
            @Nullable String id,
            @Nullable Map<String, Object> value) {}

    private Office() {}

    static Command schedule(Command.Head head, EventEnvelope envelope) {
        var data = EventData.read(envelope, CreateSchedule.class);
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
                .put("attendees", attendees.stream().map(Office::attendee).toList())
                .put("reminders", reminders(data.remindMinutesBefore()));
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

    private static Json reminders(@Nullable List<@Nullable Integer> minutesBefore) {
        var minutes = Stream.ofNullable(minutesBefore)
                .flatMap(List::stream)
                .<Integer>mapMulti((before, found) -> {
                    if (before != null) {
                        found.accept(before);
                    }
                })
                .toList();
        Checks.require(
                minutes.size() <= REMINDERS && minutes.stream().allMatch(before -> before >= 0 && before <= 40_320),
                Reason.REMINDERS_OUT_OF_RANGE);
        return Json.object()
                .put("is_remind", minutes.isEmpty() ? 0 : 1)
                .put(
                        "remind_time_diffs",
                        minutes.isEmpty()
                                ? null
                                : minutes.stream().map(before -> -60 * before).toList())
                .put("timezone", BEIJING);
    }

    /** Who approves is what the template says. */
    static Command approval(Command.Head head, EventEnvelope envelope) {
        var data = EventData.read(envelope, ApplyApproval.class);
        var contents = requireNonNullElse(data.contents(), List.<@Nullable Control>of()).stream()
                .map(Office::control)
                .toList();
        Checks.require(!contents.isEmpty() && contents.size() <= CONTROLS, Reason.CONTENTS_OUT_OF_RANGE);
        var summary = Checks.ids(SUMMARY_LINES, data.summary(), Reason.SUMMARY_OUT_OF_RANGE);
        Checks.require(summary != null && !summary.isEmpty(), Reason.SUMMARY_OUT_OF_RANGE);
        var body = Json.object()
                .put("creator_userid", Checks.present(data.staffId(), Reason.STAFF_MISSING))
                .put("template_id", Checks.present(data.templateId(), Reason.TEMPLATE_MISSING))
                .put("use_template_approver", 1)
                .put("apply_data", Json.object().put("contents", contents))
                .put(
                        "summary_list",
                        requireNonNullElse(summary, List.<String>of()).stream()
                                .map(Office::summaryLine)
                                .toList());
        return new Command.Post(
                head,
                CommandKind.APPLY_APPROVAL,
                new Actor.Agent(data.agentId()),
                ApiRequest.of("oa/applyevent", body.fields()));
    }

    private static Map<String, Object> control(@Nullable Control content) {
        if (content == null || content.value() == null) {
            throw new WrongCommand(Reason.CONTENTS_OUT_OF_RANGE);
        }
        return Json.object()
                .put("control", Checks.present(content.control(), Reason.CONTROL_MISSING))
                .put("id", Checks.present(content.id(), Reason.CONTROL_MISSING))
                .put("value", content.value())
                .fields();
    }

    private static Map<String, Object> summaryLine(String text) {
        var words = Json.object().put("text", text).put("lang", "zh_CN").fields();
        return Json.object().put("summary_info", List.of(words)).fields();
    }
}
