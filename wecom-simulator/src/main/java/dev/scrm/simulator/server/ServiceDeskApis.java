package dev.scrm.simulator.server;

import dev.scrm.simulator.world.Customer;
import dev.scrm.simulator.world.ServiceDesk;
import dev.scrm.simulator.world.ServiceMessage;
import dev.scrm.simulator.world.ServiceStates;
import dev.scrm.simulator.world.World;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** kf: the conversations of customer service. */
final class ServiceDeskApis {
    /** What a caller may choose as the id of its message. */
    private static final Pattern MESSAGE_ID = Pattern.compile("[0-9a-zA-Z_-]{0,32}");

    private final World world;
    private final ServiceContents contents;
    private final JsonMapper mapper = JsonMapper.builder().build();

    ServiceDeskApis(World world) {
        this.world = world;
        contents = new ServiceContents(world);
    }

    List<Api> all() {
        return List.of(
                api("sync_msg", this::sync),
                api("send_msg", this::send),
                api("send_msg_on_event", this::sendOnEvent),
                api("service_state/get", this::state),
                api("service_state/trans", this::change),
                api("customer/batchget", this::customers));
    }

    private static Api api(String name, Function<ApiCall, ObjectNode> answer) {
        return Api.post("kf/" + name, answer).ofCustomerContact();
    }

    private ObjectNode sync(ApiCall call) {
        long limit = call.fields().number("limit", ServiceDesk.LARGEST_PAGE, 1, ServiceDesk.LARGEST_PAGE);
        var page = world.serviceDesk.sync(
                call.text("open_kfid", 95000), call.text("cursor"), call.text("token"), (int) limit);
        var answer = Api.ok().put("next_cursor", page.nextCursor()).put("has_more", page.hasMore() ? 1 : 0);
        var messages = answer.putArray("msg_list");
        page.messages().forEach(message -> describe(messages.addObject(), message));
        return answer;
    }

    private void describe(ObjectNode to, ServiceMessage message) {
        to.put("msgid", message.messageId())
                .put("send_time", message.sentAt().getEpochSecond())
                .put("origin", message.origin().number())
                .put("msgtype", message.messageType());
        if (!message.messageType().equals("event")) {
            to.put("open_kfid", message.openKfId()).put("external_userid", message.externalUserId());
        }
        if (message.memberId() != null) {
            to.put("servicer_userid", message.memberId());
        }
        to.set(message.messageType(), mapper.readTree(message.payload()));
    }

    private ObjectNode send(ApiCall call) {
        var type = call.text("msgtype", 40008);
        var content = contents.checked(call.fields(), type);
        var sent = world.serviceDesk.send(
                call.text("open_kfid", 95000), call.text("touser", 41035), messageId(call), type, content);
        return Api.ok().put("msgid", sent);
    }

    private ObjectNode sendOnEvent(ApiCall call) {
        var type = call.text("msgtype", 40008);
        var content = contents.checkedOnEvent(call.fields(), type);
        var sent = world.serviceDesk.sendOnEvent(call.text("code", 40063), messageId(call), type, content);
        return Api.ok().put("msgid", sent);
    }

    private static String messageId(ApiCall call) {
        return call.fields().matching("msgid", MESSAGE_ID);
    }

    private ObjectNode state(ApiCall call) {
        var state = world.serviceDesk.state(account(call), call.text("external_userid", 41035));
        var answer = Api.ok().put("service_state", state.state());
        return state.servicer() == null ? answer : answer.put("servicer_userid", state.servicer());
    }

    private ObjectNode change(ApiCall call) {
        int state = (int) call.fields().number("service_state", -1, ServiceStates.NEW, ServiceStates.ENDED);
        var servicer = call.text("servicer_userid");
        var code = world.serviceDesk.change(
                account(call),
                call.text("external_userid", 41035),
                state,
                servicer.isEmpty() ? null : world.members.require(servicer).userId());
        return code.isEmpty() ? Api.ok() : Api.ok().put("msg_code", code);
    }

    private ObjectNode customers(ApiCall call) {
        var answer = Api.ok();
        var known = answer.putArray("customer_list");
        var unknown = answer.putArray("invalid_external_userid");
        for (var id : call.fields().texts("external_userid_list", 100)) {
            world.customers
                    .find(id)
                    .ifPresentOrElse(customer -> describe(known.addObject(), customer), () -> unknown.add(id));
        }
        return answer;
    }

    private static void describe(ObjectNode to, Customer customer) {
        to.put("external_userid", customer.externalUserId())
                .put("nickname", customer.name())
                .put("avatar", customer.avatar())
                .put("gender", customer.gender());
        if (customer.unionId() != null) {
            to.put("unionid", customer.unionId());
        }
    }

    private String account(ApiCall call) {
        return world.serviceDesk.accounts.require(call.text("open_kfid", 95000)).openKfId();
    }
}
