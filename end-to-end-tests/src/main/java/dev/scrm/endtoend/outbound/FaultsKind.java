package dev.scrm.endtoend.outbound;

import java.util.Arrays;
import java.util.List;

/** Every kind of command, each with its share of all that meet a broken WeCom and the API whose effects tell of it. */
enum FaultsKind {
    APP_MESSAGE("send-app-message", 220, "message/send"),
    MARK_TAGS("mark-tags", 140, "externalcontact/mark_tag"),
    SERVICE_MESSAGE("send-service-message", 132, "kf/send_msg"),
    FETCH_CONTACT("fetch-contact", 56, ""),
    WELCOME("send-welcome", 60, "externalcontact/send_welcome_msg"),
    REMARK_CONTACT("remark-contact", 50, "externalcontact/remark"),
    ROBOT_MESSAGE("send-robot-message", 50, "webhook/send"),
    CONTACT_WAY("create-contact-way", 30, "externalcontact/add_contact_way"),
    MASS_MESSAGE("send-mass-message", 30, "externalcontact/add_msg_template"),
    SERVICE_SESSION("change-service-session", 18, "kf/service_state/trans"),
    ACQUISITION_LINK("create-acquisition-link", 16, "externalcontact/customer_acquisition/create_link"),
    TAGS("create-tags", 16, "externalcontact/add_corp_tag"),
    SERVICE_EVENT_MESSAGE("send-service-event-message", 14, "kf/send_msg_on_event"),
    SCHEDULE("create-schedule", 12, "oa/schedule/add"),
    APPROVAL("apply-approval", 12, "oa/applyevent"),
    TRANSFER("transfer-contacts", 12, "externalcontact/transfer_customer"),
    CANCEL_COMMAND("cancel-command", 10, FaultsKind.TAKEN_BACK),
    FETCH_GROUP_CHAT("fetch-group-chat", 10, ""),
    JOIN_WAY("create-join-way", 10, "externalcontact/groupchat/add_join_way"),
    UPDATE_CARD("update-template-card", 10, "message/update_template_card"),
    EDIT_TAG("edit-tag", 8, "externalcontact/edit_corp_tag"),
    UPDATE_WAY("update-contact-way", 8, "externalcontact/update_contact_way"),
    UPDATE_LINK("update-acquisition-link", 8, "externalcontact/customer_acquisition/update_link"),
    UPDATE_JOIN_WAY("update-join-way", 8, "externalcontact/groupchat/update_join_way"),
    TRANSFER_GROUP_CHATS("transfer-group-chats", 8, "externalcontact/groupchat/onjob_transfer"),
    DELETE_WAY("delete-contact-way", 6, "externalcontact/del_contact_way"),
    DELETE_LINK("delete-acquisition-link", 6, "externalcontact/customer_acquisition/delete_link"),
    DELETE_JOIN_WAY("delete-join-way", 6, "externalcontact/groupchat/del_join_way"),
    DELETE_TAGS("delete-tags", 6, "externalcontact/del_corp_tag"),
    CANCEL_MASS_MESSAGE("cancel-mass-message", 6, "externalcontact/cancel_groupmsg_send"),
    REMIND_MASS_MESSAGE("remind-mass-message", 6, "externalcontact/remind_groupmsg_send"),
    RECALL("recall-app-message", 6, "message/recall"),
    FETCH_LINK_CHAT("fetch-acquisition-chat", 4, ""),
    /** WeCom takes ten a minute. */
    MOMENT("publish-moment", 4, "externalcontact/add_moment_task"),
    CANCEL_MOMENT("cancel-moment", 2, "externalcontact/cancel_moment_task");

    /** No API: what this brings about is that another command is told to be taken back. */
    static final String TAKEN_BACK = "suppressed cancelled";

    private final String commandName;
    private final int perThousand;
    private final String api;

    FaultsKind(String commandName, int perThousand, String api) {
        this.commandName = commandName;
        this.perThousand = perThousand;
        this.api = api;
    }

    String commandName() {
        return commandName;
    }

    /** Empty for one that only reads. */
    String api() {
        return api;
    }

    /** WeCom's APIs that bring something about. */
    static List<String> apis() {
        return Arrays.stream(values())
                .map(FaultsKind::api)
                .filter(api -> !api.isEmpty() && !api.equals(TAKEN_BACK))
                .toList();
    }

    /** How many of so many commands are of this kind. */
    int share(int commands) {
        return Math.max(2, commands * perThousand / 1_000);
    }
}
