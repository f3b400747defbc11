package dev.scrm.gateway.commands.format;

import dev.scrm.gateway.commands.Reason;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Through whose hands an application goes, one after the other, where the template does not say. */
final class ApprovalProcess {
    private static final int MOST_NODES = 20;
    private static final int MOST_STAFF = 100;

    /** Who decides, who is only told, who carries out: WeCom's numbers. */
    private static final int APPROVERS = 1;

    private static final int COPIED = 2;
    private static final int HANDLERS = 3;

    /**
     * One step.
     *
     * @param role approvers, copied or handlers
     * @param decidedBy all of them, any, or all in turn; all when absent, and nothing for who is copied
     */
    record Node(
            @Nullable String role,
            @Nullable String decidedBy,
            @Nullable List<@Nullable String> staffIds) {}

    private ApprovalProcess() {}

    static Json of(List<@Nullable Node> wished) {
        var nodes = Lengths.objects(wished, 1, MOST_NODES, Reason.PROCESS_WRONG, ApprovalProcess::node);
        boolean decides = wished.stream()
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .anyMatch(node -> role(node) != COPIED);
        Checks.require(decides, Reason.PROCESS_WRONG);
        return Json.object().put("node_list", nodes);
    }

    private static Json node(Node node) {
        int role = role(node);
        Checks.require(role != COPIED || node.decidedBy() == null, Reason.PROCESS_WRONG);
        var staffIds = Checks.ids(MOST_STAFF, node.staffIds(), Reason.RECIPIENTS_OUT_OF_RANGE);
        Checks.require(staffIds != null && !staffIds.isEmpty(), Reason.RECIPIENTS_OUT_OF_RANGE);
        return Json.object()
                .put("type", role)
                .put("apv_rel", role == COPIED ? null : relation(node.decidedBy()))
                .put("userid", staffIds);
    }

    private static int role(Node node) {
        return switch (node.role()) {
            case "approvers" -> APPROVERS;
            case "copied" -> COPIED;
            case "handlers" -> HANDLERS;
            case null, default -> throw new WrongCommand(Reason.PROCESS_WRONG);
        };
    }

    private static int relation(@Nullable String decidedBy) {
        return switch (decidedBy) {
            case null -> 1;
            case "all" -> 1;
            case "any" -> 2;
            case "in-turn" -> 3;
            default -> throw new WrongCommand(Reason.PROCESS_WRONG);
        };
    }
}
