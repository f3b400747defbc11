package dev.scrm.gateway.callbacks.wecom;

import static dev.scrm.gateway.callbacks.wecom.CallbackType.ARCHIVE_MESSAGES_WAITING;
import static dev.scrm.gateway.callbacks.wecom.CallbackType.LIVING_STATUS_CHANGED;
import static dev.scrm.gateway.callbacks.wecom.CallbackType.SCHEDULE_ANSWERED;

import dev.scrm.gateway.callbacks.CallbackEvent;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calendars, schedules, live broadcasts, and the doorbell of the message archive. */
final class OfficeEvents {
    private static final Words LIVING_STATUSES =
            new Words(Map.of("0", "booked", "1", "live", "2", "ended", "3", "expired", "4", "cancelled"));

    private OfficeEvents() {}

    static @Nullable CallbackEvent calendar(CallbackType type, Message message) {
        var calendarId = message.filled("CalId");
        return calendarId == null
                ? null
                : message.about(type, calendarId, new JsonText().field("calendarId", calendarId));
    }

    static @Nullable CallbackEvent schedule(CallbackType type, Message message) {
        var scheduleId = message.filled("ScheduleId");
        return scheduleId == null ? null : message.about(type, scheduleId, schedule(message, scheduleId));
    }

    static @Nullable CallbackEvent scheduleAnswered(Message message) {
        var scheduleId = message.filled("ScheduleId");
        var staffId = message.filled("FromUserName");
        return scheduleId == null || staffId == null
                ? null
                : message.about(
                        SCHEDULE_ANSWERED,
                        scheduleId,
                        schedule(message, scheduleId).field("staffId", staffId));
    }

    static @Nullable CallbackEvent living(Message message) {
        var livingId = message.filled("LivingId");
        var status = LIVING_STATUSES.of(message.filled("Status"));
        if (livingId == null || status == null) {
            return null;
        }
        var data = new JsonText()
                .field("livingId", livingId)
                .field("status", status)
                .field("staffId", message.filled("FromUserName"))
                .field("agentId", message.agentId());
        return message.about(LIVING_STATUS_CHANGED, livingId, data);
    }

    static CallbackEvent archiveMessagesWaiting(Message message) {
        return message.aboutCorp(ARCHIVE_MESSAGES_WAITING, new JsonText());
    }

    private static JsonText schedule(Message message, String scheduleId) {
        return new JsonText().field("scheduleId", scheduleId).field("calendarId", message.filled("CalId"));
    }
}
