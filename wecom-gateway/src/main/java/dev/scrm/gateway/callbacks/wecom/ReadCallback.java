package dev.scrm.gateway.callbacks.wecom;

import static dev.scrm.gateway.callbacks.wecom.CallbackType.APP_ENTERED;
import static dev.scrm.gateway.callbacks.wecom.CallbackType.APP_SUBSCRIBED;
import static dev.scrm.gateway.callbacks.wecom.CallbackType.APP_UNSUBSCRIBED;
import static dev.scrm.gateway.callbacks.wecom.CallbackType.CALENDAR_REMOVED;
import static dev.scrm.gateway.callbacks.wecom.CallbackType.CALENDAR_UPDATED;
import static dev.scrm.gateway.callbacks.wecom.CallbackType.SCHEDULE_CREATED;
import static dev.scrm.gateway.callbacks.wecom.CallbackType.SCHEDULE_REMOVED;
import static dev.scrm.gateway.callbacks.wecom.CallbackType.SCHEDULE_UPDATED;

import dev.scrm.gateway.callbacks.CallbackEvent;
import dev.scrm.platform.messaging.MessageBodies;
import dev.scrm.platform.wecom.FlatXmlReader;
import dev.scrm.platform.wecom.XmlElement;
import dev.scrm.platform.wecom.XmlRefused;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Turns the decrypted text of a callback into its event: this says whose it is, the family reads it. What has no type of
 * its own, or lacks what its type cannot do without, or became too large, is kept whole ({@link Unrecognized}).
 */
final class ReadCallback {
    private static final XmlElement NOTHING = FlatXmlReader.read("<xml></xml>".getBytes(StandardCharsets.US_ASCII));

    private final MessageBodies bodies;

    ReadCallback(MessageBodies bodies) {
        this.bodies = bodies;
    }

    /**
     * @param receiveId the receiver that was proven by the decryption: the corp
     * @param agentId the app whose key it was decrypted with
     * @throws XmlRefused when the plaintext declares a document type, which WeCom never does
     */
    CallbackEvent read(String receiveId, String agentId, byte[] plaintext, Instant receivedAt) {
        var message = Message.of(receiveId, agentId, plaintext, elements(plaintext), receivedAt, bodies);
        var typed = typed(message);
        return typed == null || typed.isTooLarge() ? Unrecognized.keep(message) : typed;
    }

    /** It is signed by WeCom, so it is kept although this version cannot read it: nobody would send it again. */
    static XmlElement elements(byte[] plaintext) {
        boolean json = JsonPlaintext.isJson(plaintext);
        try {
            return json ? JsonPlaintext.read(plaintext) : FlatXmlReader.read(plaintext);
        } catch (JacksonException _) {
            return NOTHING;
        } catch (XmlRefused refused) {
            if (!json && declaresDocumentType(plaintext)) {
                throw refused;
            }
            return NOTHING;
        }
    }

    private static @Nullable CallbackEvent typed(Message message) {
        var event = message.filled("Event");
        if (event == null) {
            return "event".equals(message.filled("MsgType")) ? null : AppMessages.read(message);
        }
        return switch (event) {
            case "change_external_contact" -> ContactChanges.read(message);
            case "kf_msg_or_event" -> ServiceAccountEvents.messagesWaiting(message);
            case "kf_account_auth_change" -> ServiceAccountEvents.authorizationChanged(message);
            case "change_external_chat" -> GroupChatChanges.read(message);
            case "change_external_tag" -> ContactTagChanges.read(message);
            case "customer_acquisition" -> AcquisitionEvents.read(message);
            case "change_contact" -> OrganizationChanges.read(message);
            case "sys_approval_change" -> Approvals.read(message);
            case "open_approval_change" -> AppApprovals.read(message);
            default -> typedForApps(event, message);
        };
    }

    private static @Nullable CallbackEvent typedForApps(String event, Message message) {
        return switch (event) {
            case "subscribe" -> AppEvents.byStaff(APP_SUBSCRIBED, message);
            case "unsubscribe" -> AppEvents.byStaff(APP_UNSUBSCRIBED, message);
            case "enter_agent" -> AppEvents.byStaff(APP_ENTERED, message);
            case "LOCATION" -> AppEvents.locationReported(message);
            case "batch_job_result" -> AppEvents.batchJobFinished(message);
            case "share_agent_change" -> AppEvents.shareChanged("linked-corp", message);
            case "share_chain_change" -> AppEvents.shareChanged("downstream-corp", message);
            case "switch_workbench_mode" -> AppEvents.workbenchModeSwitched(message);
            case "inactive_alert" -> AppEvents.activityChanged("inactive-alert", message);
            case "close_inactive_agent" -> AppEvents.activityChanged("closed", message);
            case "reopen_inactive_agent" -> AppEvents.activityChanged("reopened", message);
            case "low_active_alert" -> AppEvents.activityChanged("low-active-alert", message);
            case "low_active" -> AppEvents.activityChanged("low-active", message);
            case "active_restored" -> AppEvents.activityChanged("restored", message);
            case "app_email_change" -> AppEvents.mailChanged(message);
            case "click" -> MenuEvents.read("click", message);
            case "view" -> MenuEvents.read("view", message);
            case "view_miniprogram" -> MenuEvents.read("view-mini-program", message);
            case "scancode_push" -> MenuEvents.read("scan", message);
            case "scancode_waitmsg" -> MenuEvents.read("scan-and-wait", message);
            case "pic_sysphoto" -> MenuEvents.read("photo", message);
            case "pic_photo_or_album" -> MenuEvents.read("photo-or-album", message);
            case "pic_weixin" -> MenuEvents.read("album", message);
            case "location_select" -> MenuEvents.read("location", message);
            case "template_card_event" -> TemplateCardClicks.read("card", message);
            case "template_card_menu_event" -> TemplateCardClicks.read("card-menu", message);
            case "taskcard_click" -> TemplateCardClicks.read("task-card", message);
            default -> typedForTheOffice(event, message);
        };
    }

    private static @Nullable CallbackEvent typedForTheOffice(String event, Message message) {
        return switch (event) {
            case "modify_calendar" -> OfficeEvents.calendar(CALENDAR_UPDATED, message);
            case "delete_calendar" -> OfficeEvents.calendar(CALENDAR_REMOVED, message);
            case "add_schedule" -> OfficeEvents.schedule(SCHEDULE_CREATED, message);
            case "modify_schedule" -> OfficeEvents.schedule(SCHEDULE_UPDATED, message);
            case "delete_schedule" -> OfficeEvents.schedule(SCHEDULE_REMOVED, message);
            case "respond_schedule" -> OfficeEvents.scheduleAnswered(message);
            case "living_status_change" -> OfficeEvents.living(message);
            case "msgaudit_notify" -> OfficeEvents.archiveMessagesWaiting(message);
            default -> null;
        };
    }

    private static boolean declaresDocumentType(byte[] plaintext) {
        var text = new String(plaintext, StandardCharsets.ISO_8859_1);
        return text.contains("<!DOCTYPE") || text.contains("<!ENTITY");
    }
}
