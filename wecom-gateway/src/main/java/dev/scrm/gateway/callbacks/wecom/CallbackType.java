package dev.scrm.gateway.callbacks.wecom;

import dev.scrm.platform.events.EventType;

/** Every type of event that a callback can become. A test holds this table against the released contracts. */
enum CallbackType {
    EXTERNAL_CONTACT_ADDED("external-contact-added"),
    EXTERNAL_CONTACT_HALF_ADDED("external-contact-half-added"),
    EXTERNAL_CONTACT_EDITED("external-contact-edited"),
    EXTERNAL_CONTACT_REMOVED("external-contact-removed"),
    EXTERNAL_CONTACT_LEFT("external-contact-left"),
    EXTERNAL_CONTACT_TRANSFER_FAILED("external-contact-transfer-failed"),
    ARCHIVE_CONSENT_GIVEN("archive-consent-given"),

    GROUP_CHAT_CREATED("group-chat-created"),
    GROUP_CHAT_CHANGED("group-chat-changed"),
    GROUP_CHAT_DISMISSED("group-chat-dismissed"),

    CONTACT_TAG_CREATED("contact-tag-created"),
    CONTACT_TAG_UPDATED("contact-tag-updated"),
    CONTACT_TAG_REMOVED("contact-tag-removed"),
    CONTACT_TAGS_REORDERED("contact-tags-reordered"),

    ACQUISITION_QUOTA_CHANGED("acquisition-quota-changed"),
    ACQUISITION_LINK_UNAVAILABLE("acquisition-link-unavailable"),
    ACQUISITION_LINK_REMOVED("acquisition-link-removed"),
    ACQUISITION_LINK_OPENED("acquisition-link-opened"),
    ACQUISITION_CONTACT_REQUESTED("acquisition-contact-requested"),
    ACQUISITION_CHAT_STARTED("acquisition-chat-started"),
    ACQUISITION_MESSAGES_RECEIVED("acquisition-messages-received"),

    SERVICE_MESSAGES_WAITING("service-messages-waiting"),
    SERVICE_ACCOUNT_AUTHORIZATION_CHANGED("service-account-authorization-changed"),

    APP_MESSAGE_RECEIVED("app-message-received"),
    APP_SUBSCRIBED("app-subscribed"),
    APP_UNSUBSCRIBED("app-unsubscribed"),
    APP_ENTERED("app-entered"),
    APP_MENU_USED("app-menu-used"),
    TEMPLATE_CARD_CLICKED("template-card-clicked"),
    LOCATION_REPORTED("location-reported"),
    BATCH_JOB_FINISHED("batch-job-finished"),
    APP_SHARE_CHANGED("app-share-changed"),
    APP_ACTIVITY_CHANGED("app-activity-changed"),
    WORKBENCH_MODE_SWITCHED("workbench-mode-switched"),
    APP_MAIL_RECEIVED("app-mail-received"),

    STAFF_CREATED("staff-created"),
    STAFF_UPDATED("staff-updated"),
    STAFF_REMOVED("staff-removed"),
    DEPARTMENT_CREATED("department-created"),
    DEPARTMENT_UPDATED("department-updated"),
    DEPARTMENT_REMOVED("department-removed"),
    STAFF_TAG_CHANGED("staff-tag-changed"),

    APPROVAL_CHANGED("approval-changed"),
    APP_APPROVAL_CHANGED("app-approval-changed"),
    ARCHIVE_MESSAGES_WAITING("archive-messages-waiting"),
    LIVING_STATUS_CHANGED("living-status-changed"),
    CALENDAR_UPDATED("calendar-updated"),
    CALENDAR_REMOVED("calendar-removed"),
    SCHEDULE_CREATED("schedule-created"),
    SCHEDULE_UPDATED("schedule-updated"),
    SCHEDULE_REMOVED("schedule-removed"),
    SCHEDULE_ANSWERED("schedule-answered"),

    SMART_ROBOT_MESSAGE_RECEIVED("smart-robot-message-received"),
    SMART_ROBOT_ENTERED("smart-robot-entered"),
    SMART_ROBOT_CARD_CLICKED("smart-robot-card-clicked"),
    SMART_ROBOT_FEEDBACK_GIVEN("smart-robot-feedback-given"),

    UNRECOGNIZED("unrecognized");

    @SuppressWarnings("ImmutableEnumChecker") // a record of a string and a number, which carries no annotation
    private final EventType type;

    CallbackType(String name) {
        type = EventType.of("scrm.wecom." + name + ".v1");
    }

    EventType type() {
        return type;
    }
}
