package dev.scrm.gateway.callbacks.wecom;

import static dev.scrm.gateway.callbacks.wecom.CallbackType.APPROVAL_CHANGED;
import static java.util.Map.entry;

import dev.scrm.gateway.callbacks.CallbackEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code sys_approval_change}: an application in WeCom's own approval, as it stands after the change. */
final class Approvals {
    private static final Words STATUSES = new Words(Map.of(
            "1", "in-progress",
            "2", "approved",
            "3", "rejected",
            "4", "cancelled",
            "6", "cancelled-after-approval",
            "7", "deleted",
            "10", "paid"));
    /** Of one approver or one step: the others of WeCom's numbers are not the application's. */
    static final Words STEP_STATUSES = new Words(Map.of("1", "in-progress", "2", "approved", "3", "rejected"));

    private static final Words CHANGES = new Words(Map.ofEntries(
            entry("1", "submitted"),
            entry("2", "approved"),
            entry("3", "rejected"),
            entry("4", "transferred"),
            entry("5", "urged"),
            entry("6", "cancelled"),
            entry("8", "cancelled-after-approval"),
            entry("10", "commented"),
            entry("11", "sent-back"),
            entry("12", "approver-added"),
            entry("13", "approver-added-and-approved"),
            entry("14", "handled"),
            entry("15", "passed-on")));
    private static final Words RECORD_MODES = new Words(Map.of("1", "any", "2", "all"));
    private static final Words NODE_MODES = new Words(Map.of("1", "all", "2", "any", "3", "in-turn"));
    private static final Words NODE_TYPES = new Words(Map.of("1", "approver", "2", "copied", "3", "handler"));

    private Approvals() {}

    static @Nullable CallbackEvent read(Message message) {
        var info = message.fields().part("ApprovalInfo");
        var number = info == null ? null : number(info);
        return info == null || number == null ? null : message.about(APPROVAL_CHANGED, number, approval(info, number));
    }

    /** SpNo is out of date and may be absent. */
    private static @Nullable String number(Fields info) {
        var number = info.filled("SpNoStr");
        return number == null ? info.filled("SpNo") : number;
    }

    private static JsonText approval(Fields info, String number) {
        var applicant = info.part("Applyer");
        var process = info.part("ProcessList");
        return new JsonText()
                .field("approvalNumber", number)
                .field("name", info.text("SpName"))
                .field("status", STATUSES.of(info.filled("SpStatus")))
                .field("change", CHANGES.of(info.filled("StatuChangeEvent")))
                .field("templateId", info.filled("TemplateId"))
                .field("appliedAt", info.time("ApplyTime"))
                .field("applicantId", applicant == null ? null : applicant.filled("UserId"))
                .field("applicantDepartmentId", applicant == null ? null : applicant.filled("Party"))
                .objects(
                        "records",
                        info.parts("SpRecord").stream().map(Approvals::record).toList())
                .objects("nodes", process == null ? null : nodes(process))
                .texts("notifiedStaffIds", userIds(info.parts("Notifyer")))
                .objects(
                        "comments",
                        info.parts("Comments").stream().map(Approvals::comment).toList());
    }

    private static JsonText record(Fields record) {
        return new JsonText()
                .field("status", STEP_STATUSES.of(record.filled("SpStatus")))
                .field("mode", RECORD_MODES.of(record.filled("ApproverAttr")))
                .objects(
                        "steps",
                        record.parts("Details").stream()
                                .map(Approvals::recordStep)
                                .toList());
    }

    private static JsonText recordStep(Fields step) {
        return new JsonText()
                .field("staffId", userId(step.part("Approver")))
                .field("status", STEP_STATUSES.of(step.filled("SpStatus")))
                .field("opinion", step.text("Speech"))
                .field("decidedAt", decided(step, "SpTime"))
                .texts("mediaIds", step.items("Attach"));
    }

    private static List<JsonText> nodes(Fields process) {
        return process.parts("NodeList").stream().map(Approvals::node).toList();
    }

    private static JsonText node(Fields node) {
        return new JsonText()
                .field("type", NODE_TYPES.of(node.filled("NodeType")))
                .field("status", STEP_STATUSES.of(node.filled("SpStatus")))
                .field("mode", NODE_MODES.of(node.filled("ApvRel")))
                .objects(
                        "steps",
                        node.parts("SubNodeList").stream()
                                .map(Approvals::nodeStep)
                                .toList());
    }

    private static JsonText nodeStep(Fields step) {
        return new JsonText()
                .field("staffId", userId(step.part("UserInfo")))
                .field("status", STEP_STATUSES.of(step.filled("SpYj")))
                .field("opinion", step.text("Speech"))
                .field("decidedAt", decided(step, "Sptime"))
                .texts("mediaIds", step.items("MediaIds"));
    }

    private static JsonText comment(Fields comment) {
        return new JsonText()
                .field("commentId", comment.filled("CommentId"))
                .field("staffId", userId(comment.part("CommentUserInfo")))
                .field("commentedAt", comment.time("CommentTime"))
                .field("content", comment.text("CommentContent"))
                .texts("mediaIds", comment.items("Attach"));
    }

    /** WeCom writes 0 for what is not decided yet. */
    static @Nullable Instant decided(Fields step, String name) {
        var at = step.time(name);
        return at == null || at.getEpochSecond() == 0 ? null : at;
    }

    private static @Nullable String userId(@Nullable Fields person) {
        return person == null ? null : person.filled("UserId");
    }

    private static List<String> userIds(List<Fields> people) {
        return people.stream()
                .flatMap(person -> person.items("UserId").stream())
                .toList();
    }
}
