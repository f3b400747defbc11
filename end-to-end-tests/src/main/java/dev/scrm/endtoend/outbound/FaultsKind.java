package dev.scrm.endtoend.outbound;

/** The kinds of command that meet a broken WeCom, each with its share of all and the API whose effects tell of it. */
enum FaultsKind {
    APP_MESSAGE("send-app-message", 300, "message/send"),
    MARK_TAGS("mark-tags", 160, "externalcontact/mark_tag"),
    SERVICE_MESSAGE("send-service-message", 140, "kf/send_msg"),
    FETCH_CONTACT("fetch-contact", 80, ""),
    WELCOME("send-welcome", 60, "externalcontact/send_welcome_msg"),
    REMARK_CONTACT("remark-contact", 50, "externalcontact/remark"),
    ROBOT_MESSAGE("send-robot-message", 50, "webhook/send"),
    CONTACT_WAY("create-contact-way", 30, "externalcontact/add_contact_way"),
    MASS_MESSAGE("send-mass-message", 30, "externalcontact/add_msg_template"),
    ACQUISITION_LINK("create-acquisition-link", 16, "externalcontact/customer_acquisition/create_link"),
    TAGS("create-tags", 16, "externalcontact/add_corp_tag"),
    SCHEDULE("create-schedule", 12, "oa/schedule/add"),
    APPROVAL("apply-approval", 12, "oa/applyevent"),
    TRANSFER("transfer-contacts", 12, "externalcontact/transfer_customer"),
    EDIT_TAG("edit-tag", 8, "externalcontact/edit_corp_tag"),
    UPDATE_WAY("update-contact-way", 8, "externalcontact/update_contact_way"),
    DELETE_WAY("delete-contact-way", 6, "externalcontact/del_contact_way"),
    RECALL("recall-app-message", 6, "message/recall"),
    /** WeCom takes ten a minute. */
    MOMENT("publish-moment", 4, "externalcontact/add_moment_task");

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

    /** How many of so many commands are of this kind. */
    int share(int commands) {
        return Math.max(2, commands * perThousand / 1_000);
    }
}
