package dev.scrm.gateway.callbacks.wecom;

import static dev.scrm.gateway.callbacks.wecom.CallbackType.APP_APPROVAL_CHANGED;

import dev.scrm.gateway.callbacks.CallbackEvent;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code open_approval_change}: an application in the approval that an app runs on WeCom's engine. */
final class AppApprovals {
    private static final Words STATUSES =
            new Words(Map.of("1", "in-progress", "2", "approved", "3", "rejected", "4", "cancelled"));
    private static final Words NODE_MODES = new Words(Map.of("1", "any", "2", "all"));
    private static final Words NODE_TYPES = new Words(Map.of("1", "fixed", "2", "tag", "3", "superior"));

    private AppApprovals() {}

    static @Nullable CallbackEvent read(Message message) {
        var info = message.fields().part("ApprovalInfo");
        var number = info == null ? null : info.filled("ThirdNo");
        return info == null || number == null
                ? null
                : message.about(APP_APPROVAL_CHANGED, number, approval(info, number, message.agentId()));
    }

    private static JsonText approval(Fields info, String number, String agentId) {
        return new JsonText()
                .field("approvalNumber", number)
                .field("agentId", agentId)
                .field("name", info.text("OpenSpName"))
                .field("status", STATUSES.of(info.filled("OpenSpStatus")))
                .field("templateId", info.filled("OpenTemplateId"))
                .field("appliedAt", info.time("ApplyTime"))
                .field("applicantId", info.filled("ApplyUserId"))
                .field("applicantName", info.text("ApplyUserName"))
                .field("applicantDepartment", info.text("ApplyUserParty"))
                .field("applicantPicture", info.filled("ApplyUserImage"))
                .field("currentStep", info.integer("approverstep"))
                .objects(
                        "nodes",
                        parts(info.part("ApprovalNodes"), "ApprovalNode").stream()
                                .map(AppApprovals::node)
                                .toList())
                .objects(
                        "notified",
                        parts(info.part("NotifyNodes"), "NotifyNode").stream()
                                .map(AppApprovals::person)
                                .toList());
    }

    private static JsonText node(Fields node) {
        return new JsonText()
                .field("type", NODE_TYPES.of(node.filled("NodeType")))
                .field("status", Approvals.STEP_STATUSES.of(node.filled("NodeStatus")))
                .field("mode", NODE_MODES.of(node.filled("NodeAttr")))
                .objects(
                        "steps",
                        parts(node.part("Items"), "Item").stream()
                                .map(AppApprovals::step)
                                .toList());
    }

    private static JsonText step(Fields item) {
        return person(item)
                .field("status", Approvals.STEP_STATUSES.of(item.filled("ItemStatus")))
                .field("opinion", item.text("ItemSpeech"))
                .field("decidedAt", Approvals.decided(item, "ItemOpTime"));
    }

    private static JsonText person(Fields item) {
        return new JsonText()
                .field("staffId", item.filled("ItemUserId"))
                .field("name", item.text("ItemName"))
                .field("picture", item.filled("ItemImage"));
    }

    private static List<Fields> parts(@Nullable Fields list, String name) {
        return list == null ? List.of() : list.parts(name);
    }
}
