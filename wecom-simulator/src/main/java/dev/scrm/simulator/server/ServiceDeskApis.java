package dev.scrm.simulator.server;

import dev.scrm.simulator.world.ServiceDesk;
import dev.scrm.simulator.world.ServiceMessage;
import dev.scrm.simulator.world.WecomError;
import dev.scrm.simulator.world.World;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** kf: customer service. */
final class ServiceDeskApis {
    private static final Set<String> TYPES =
            Set.of("text", "image", "voice", "video", "file", "link", "miniprogram", "msgmenu", "location", "ca_link");
    /** What a caller may choose as the id of its message. */
    private static final Pattern MESSAGE_ID = Pattern.compile("[0-9a-zA-Z_-]{0,32}");

    private final World world;
    private final JsonMapper mapper = JsonMapper.builder().build();

    ServiceDeskApis(World world) {
        this.world = world;
    }

    List<Api> all() {
        return List.of(
                Api.post("kf/sync_msg", this::sync).ofCustomerContact(),
                Api.post("kf/send_msg", this::send).ofCustomerContact());
    }

    private ObjectNode sync(ApiCall call) {
        long limit = call.number("limit", ServiceDesk.LARGEST_PAGE);
        if (limit < 1 || limit > ServiceDesk.LARGEST_PAGE) {
            throw ApiCall.invalid("limit is not within 1 to 1000");
        }
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
        if (!TYPES.contains(type)) {
            throw new WecomError(40008, "invalid message type");
        }
        var content = call.body().path(type);
        if (!content.isObject()) {
            throw ApiCall.invalid(type + " is missing");
        }
        if (type.equals("text")) {
            var text = content.path("content").asString("");
            if (text.isEmpty()) {
                throw new WecomError(44004, "empty content");
            }
            ApiCall.checkBytes(text, 2048, 45002);
        }
        var messageId = call.text("msgid");
        if (!MESSAGE_ID.matcher(messageId).matches()) {
            throw ApiCall.invalid("msgid");
        }
        var sent = world.serviceDesk.send(
                call.text("open_kfid", 95000), call.text("touser", 41035), messageId, type, content.toString());
        return Api.ok().put("msgid", sent);
    }
}
