package dev.scrm.simulator.server;

import dev.scrm.simulator.world.Transfers.Transfer;
import dev.scrm.simulator.world.WecomError;
import dev.scrm.simulator.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** externalcontact: customers who get another member, because theirs left or shall do something else. */
final class TransferApis {
    private static final Duration AFTER_LEAVING = Duration.ofDays(365);

    /** A customer of a member who left. */
    private record Unassigned(String handover, String externalUserId, long leftAt) {}

    private final World world;

    TransferApis(World world) {
        this.world = world;
    }

    List<Api> all() {
        return List.of(
                Api.post("externalcontact/transfer_customer", call -> transfer(call, false))
                        .ofCustomerContact(),
                Api.post("externalcontact/transfer_result", call -> result(call, false))
                        .ofCustomerContact(),
                Api.post("externalcontact/resigned/transfer_customer", call -> transfer(call, true))
                        .ofCustomerContact()
                        .exclusiveBy(call -> call.text("handover_userid")),
                Api.post("externalcontact/resigned/transfer_result", call -> result(call, true))
                        .ofCustomerContact(),
                Api.post("externalcontact/get_unassigned_list", this::unassigned)
                        .ofCustomerContact());
    }

    /** Refusals are told customer by customer; 0 means begun, not done. */
    private ObjectNode transfer(ApiCall call, boolean resigned) {
        var handover = handover(call, resigned);
        var takeover =
                world.members.require(call.text("takeover_userid", 41009)).userId();
        var customers = call.fields().texts("external_userid", 100);
        if (customers.isEmpty()) {
            throw new WecomError(41035, "missing external_userid");
        }
        call.shortText("transfer_success_msg", 200);
        var answer = Api.ok();
        var list = answer.putArray("customer");
        for (var id : customers) {
            list.addObject().put("external_userid", id).put("errcode", begin(handover, takeover, id, resigned));
        }
        return answer;
    }

    private int begin(String handover, String takeover, String externalUserId, boolean resigned) {
        try {
            world.transfers.begin(handover, takeover, externalUserId, resigned);
            return 0;
        } catch (WecomError refused) {
            return refused.code();
        }
    }

    private ObjectNode result(ApiCall call, boolean resigned) {
        var handover = handover(call, resigned);
        var takeover =
                world.members.require(call.text("takeover_userid", 41009)).userId();
        var page = Page.of(world.transfers.between(handover, takeover, resigned), call.text("cursor"), 1_000);
        var answer = Api.ok();
        var list = answer.putArray("customer");
        page.items().forEach(transfer -> describe(list.addObject(), transfer));
        return answer.put("next_cursor", page.nextCursor());
    }

    private static void describe(ObjectNode to, Transfer transfer) {
        to.put("external_userid", transfer.externalUserId())
                .put("status", transfer.state().number())
                .put("takeover_time", transfer.settledAt().getEpochSecond());
    }

    private ObjectNode unassigned(ApiCall call) {
        var all = new ArrayList<Unassigned>();
        for (var member : world.members.left()) {
            for (var id : world.customers.of(member.userId())) {
                if (world.transfers.waiting(id).isEmpty()) {
                    all.add(new Unassigned(
                            member.userId(),
                            id,
                            world.members.leftAt(member.userId()).getEpochSecond()));
                }
            }
        }
        var page = Page.of(all, call.text("cursor"), call.fields().number("page_size", 1_000, 1, 1_000));
        var answer = Api.ok();
        var list = answer.putArray("info");
        page.items()
                .forEach(one -> list.addObject()
                        .put("handover_userid", one.handover())
                        .put("external_userid", one.externalUserId())
                        .put("dimission_time", one.leftAt()));
        return answer.put("is_last", page.nextCursor().isEmpty()).put("next_cursor", page.nextCursor());
    }

    private String handover(ApiCall call, boolean resigned) {
        var userId = call.text("handover_userid", 41009);
        if (!resigned) {
            return world.members.require(userId).userId();
        }
        var member = world.members.known(userId).orElseThrow(() -> new WecomError(60111, "userid not found"));
        if (member.isHere() || world.now().isAfter(world.members.leftAt(userId).plus(AFTER_LEAVING))) {
            throw new WecomError(40097, "the handover member has not resigned, or too long ago");
        }
        return member.userId();
    }
}
