package dev.scrm.endtoend.outbound;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the gateway makes by command before WeCom breaks, since an app may change only what it made. */
enum FaultsThing {
    RECALLED_MESSAGE(FaultsKind.RECALL, "/messageId"),
    CARD(FaultsKind.UPDATE_CARD, "/responseCode"),
    SERVICE_EVENT(FaultsKind.SERVICE_EVENT_MESSAGE, "/eventCode"),
    CANCELLED_MASS_MESSAGE(FaultsKind.CANCEL_MASS_MESSAGE, "/messageId"),
    REMINDED_MASS_MESSAGE(FaultsKind.REMIND_MASS_MESSAGE, "/messageId"),
    CANCELLED_MOMENT(FaultsKind.CANCEL_MOMENT, "/jobId"),
    TAG(3, "/tags/0/id"),
    EDITED_TAG(10, "/tags/0/id"),
    DELETED_TAG(FaultsKind.DELETE_TAGS, "/tags/0/id"),
    WAY(20, "/configId"),
    DELETED_WAY(FaultsKind.DELETE_WAY, "/configId"),
    LINK(20, "/linkId"),
    DELETED_LINK(FaultsKind.DELETE_LINK, "/linkId"),
    JOIN_WAY(20, "/configId"),
    DELETED_JOIN_WAY(FaultsKind.DELETE_JOIN_WAY, "/configId");

    static final String TAG_GROUP = "故障演练";

    private final @Nullable FaultsKind usedUpBy;
    private final int count;
    private final String id;

    /** One for each command of a kind that uses it up. */
    FaultsThing(FaultsKind usedUpBy, String id) {
        this.usedUpBy = usedUpBy;
        this.count = 0;
        this.id = id;
    }

    /** Some that many commands share. */
    FaultsThing(int count, String id) {
        this.usedUpBy = null;
        this.count = count;
        this.id = id;
    }

    int count(int commands) {
        return usedUpBy == null ? count : usedUpBy.share(commands);
    }

    /** Where an outcome's result has the id that WeCom gave it. */
    String id() {
        return id;
    }

    String commandId(int number) {
        return name() + "-" + number;
    }

    /** Makes the n-th of them. */
    GatewayCommand command(int number, FaultsPeople people) {
        var id = commandId(number);
        return switch (this) {
            case RECALLED_MESSAGE -> command(id, "send-app-message", said("稍后撤回 " + number));
            case CARD -> command(id, "send-app-message", card());
            case SERVICE_EVENT -> command(id, "change-service-session", pooled(people, number));
            case CANCELLED_MASS_MESSAGE, REMINDED_MASS_MESSAGE ->
                command(id, "send-mass-message", massMessage(people, id));
            case CANCELLED_MOMENT -> command(id, "publish-moment", said(id));
            case TAG, EDITED_TAG, DELETED_TAG ->
                command(id, "create-tags", Map.of("groupName", TAG_GROUP, "tags", List.of(Map.of("name", id))));
            case WAY, DELETED_WAY -> command(id, "create-contact-way", way(id));
            case LINK, DELETED_LINK ->
                command(id, "create-acquisition-link", Map.of("name", id, "staffIds", FaultsPeople.STAFF));
            case JOIN_WAY, DELETED_JOIN_WAY ->
                command(id, "create-join-way", Map.of("chatIds", people.chats().subList(0, 1), "state", id));
        };
    }

    private static GatewayCommand command(String id, String name, Map<String, Object> data) {
        return new GatewayCommand(id, name, id, data);
    }

    private static Map<String, Object> said(String text) {
        return Map.of("staffIds", List.of(FaultsPeople.FIRST), "text", text);
    }

    private static Map<String, Object> card() {
        var card = Map.ofEntries(
                entry("cardType", "button_interaction"),
                entry("mainTitle", Map.of("title", "新工单")),
                entry("buttonList", List.of(Map.of("text", "接单", "key", "take"))));
        return Map.of("staffIds", List.of(FaultsPeople.FIRST), "templateCard", card);
    }

    private static Map<String, Object> pooled(FaultsPeople people, int number) {
        return Map.of(
                "externalUserId",
                people.waiting().get(number),
                "openKfId",
                FaultsPeople.SERVICE_ACCOUNT,
                "state",
                "pool");
    }

    private static Map<String, Object> massMessage(FaultsPeople people, String text) {
        return Map.of(
                "to",
                "contacts",
                "staffId",
                FaultsPeople.FIRST,
                "externalUserIds",
                people.customers().subList(0, 2),
                "text",
                text);
    }

    private static Map<String, Object> way(String state) {
        return Map.of("leadsTo", "one", "scene", "qr-code", "staffIds", List.of(FaultsPeople.FIRST), "state", state);
    }
}
