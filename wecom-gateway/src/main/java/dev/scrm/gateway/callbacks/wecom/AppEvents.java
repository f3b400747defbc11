package dev.scrm.gateway.callbacks.wecom;

import static dev.scrm.gateway.callbacks.wecom.CallbackType.APP_ACTIVITY_CHANGED;
import static dev.scrm.gateway.callbacks.wecom.CallbackType.APP_MAIL_RECEIVED;
import static dev.scrm.gateway.callbacks.wecom.CallbackType.APP_SHARE_CHANGED;
import static dev.scrm.gateway.callbacks.wecom.CallbackType.BATCH_JOB_FINISHED;
import static dev.scrm.gateway.callbacks.wecom.CallbackType.LOCATION_REPORTED;
import static dev.scrm.gateway.callbacks.wecom.CallbackType.WORKBENCH_MODE_SWITCHED;

import dev.scrm.gateway.callbacks.CallbackEvent;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What happens to an app: who comes and goes, what it started and is done, how WeCom looks upon it. */
final class AppEvents {
    private static final Words WORKBENCH_MODES = new Words(Map.of("0", "default", "1", "custom"));

    private AppEvents() {}

    /** A staff member got, lost or opened the app. */
    static @Nullable CallbackEvent byStaff(CallbackType type, Message message) {
        var staffId = message.filled("FromUserName");
        return staffId == null ? null : message.aboutStaff(type, staffId, staffAndApp(message, staffId));
    }

    static @Nullable CallbackEvent locationReported(Message message) {
        var staffId = message.filled("FromUserName");
        if (staffId == null) {
            return null;
        }
        var data = staffAndApp(message, staffId).field("body", message.sealed(Locations.reported(message.fields())));
        return message.aboutStaff(LOCATION_REPORTED, staffId, data);
    }

    static @Nullable CallbackEvent batchJobFinished(Message message) {
        var job = message.fields().part("BatchJob");
        var jobId = job == null ? null : job.filled("JobId");
        if (job == null || jobId == null) {
            return null;
        }
        var data = new JsonText()
                .field("jobId", jobId)
                .field("jobType", job.filled("JobType"))
                .field("errorCode", job.integer("ErrCode"))
                .field("errorMessage", job.text("ErrMsg"))
                .field("agentId", message.agentId());
        return message.about(BATCH_JOB_FINISHED, jobId, data);
    }

    static CallbackEvent shareChanged(String kind, Message message) {
        return message.aboutApp(APP_SHARE_CHANGED, new JsonText().field("kind", kind));
    }

    static CallbackEvent activityChanged(String kind, Message message) {
        var data = new JsonText()
                .field("kind", kind)
                .field("effectiveAt", message.fields().time("EffectTime"));
        return message.aboutApp(APP_ACTIVITY_CHANGED, data);
    }

    static @Nullable CallbackEvent workbenchModeSwitched(Message message) {
        var mode = WORKBENCH_MODES.of(message.filled("Mode"));
        return mode == null ? null : message.aboutApp(WORKBENCH_MODE_SWITCHED, new JsonText().field("mode", mode));
    }

    static @Nullable CallbackEvent mailChanged(Message message) {
        if (!"receive_email".equals(message.filled("ChangeType"))) {
            return null;
        }
        var data = new JsonText().field("count", message.fields().integer("Amount"));
        return message.aboutApp(APP_MAIL_RECEIVED, data);
    }

    static JsonText staffAndApp(Message message, String staffId) {
        return new JsonText().field("staffId", staffId).field("agentId", message.agentId());
    }
}
