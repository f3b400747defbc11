package dev.scrm.gateway.commands.format;

import static java.util.Objects.requireNonNullElse;

import dev.scrm.gateway.commands.Actor;
import dev.scrm.gateway.commands.Command;
import dev.scrm.gateway.commands.CommandKind;
import dev.scrm.gateway.commands.Reason;
import dev.scrm.gateway.wecom.ApiRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** oa/applyevent: approvals that staff members apply for. */
final class Approvals {
    private static final int CONTROLS = 200;
    private static final int SUMMARY_LINES = 3;

    private record ApplyApproval(
            @Nullable String agentId,
            @Nullable String staffId,
            @Nullable String templateId,
            @Nullable Long departmentId,
            @Nullable List<ApprovalProcess.@Nullable Node> process,
            @Nullable List<@Nullable Control> contents,
            @Nullable List<@Nullable String> summary) {}

    /** @param value in WeCom's words, which differ by control */
    private record Control(
            @Nullable String control,
            @Nullable String id,
            @Nullable Map<String, Object> value) {}

    private Approvals() {}

    /** Who approves is what the command says, or else the template. */
    static Command apply(Command.Head head, Fields fields) {
        var data = fields.read(ApplyApproval.class);
        var contents = requireNonNullElse(data.contents(), List.<@Nullable Control>of()).stream()
                .map(Approvals::control)
                .toList();
        Checks.require(!contents.isEmpty() && contents.size() <= CONTROLS, Reason.CONTENTS_OUT_OF_RANGE);
        var summary = Checks.ids(SUMMARY_LINES, data.summary(), Reason.SUMMARY_OUT_OF_RANGE);
        Checks.require(summary != null && !summary.isEmpty(), Reason.SUMMARY_OUT_OF_RANGE);
        var body = Json.object()
                .put("creator_userid", Checks.present(data.staffId(), Reason.STAFF_MISSING))
                .put("template_id", Checks.present(data.templateId(), Reason.TEMPLATE_MISSING))
                .put("use_template_approver", data.process() == null ? 1 : 0)
                .put("choose_department", department(data.departmentId()))
                .put("process", data.process() == null ? null : ApprovalProcess.of(data.process()))
                .put("apply_data", Json.object().put("contents", contents))
                .put(
                        "summary_list",
                        requireNonNullElse(summary, List.<String>of()).stream()
                                .map(Approvals::summaryLine)
                                .toList());
        return new Command.Post(
                head,
                CommandKind.APPLY_APPROVAL,
                new Actor.Agent(data.agentId()),
                ApiRequest.of("oa/applyevent", body.fields()));
    }

    private static @Nullable Long department(@Nullable Long id) {
        Checks.require(id == null || id > 0, Reason.PROCESS_WRONG);
        return id;
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
