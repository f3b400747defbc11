package dev.scrm.simulator.control;

import dev.scrm.simulator.callback.Deliveries;
import dev.scrm.simulator.callback.EventXml;
import dev.scrm.simulator.world.ServiceDesk;
import dev.scrm.simulator.world.World;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** What is said in customer service: each message rings the bell of the apps that listen. */
@RestController
@RequestMapping("/sim/v1/messages")
class ServiceMessageController {
    private static final int LONGEST_TEXT = 4_000;

    /** @param userId the member who answers in WeCom; without one the customer writes */
    record Message(
            @Nullable String externalUserId,
            @Nullable String text,
            @Nullable String openKfId,
            @Nullable String userId) {}

    record Written(String messageId, String openKfId, List<String> deliveryIds) {}

    private final World world;
    private final Deliveries deliveries;
    private final JsonMapper mapper = JsonMapper.builder().build();

    ServiceMessageController(World world, Deliveries deliveries) {
        this.world = world;
        this.deliveries = deliveries;
    }

    @PostMapping
    Written write(@RequestBody Message message) {
        var text = Required.text("text", message.text());
        if (text.length() > LONGEST_TEXT) {
            throw ControlRefused.invalid("text", "Expected a text of at most 4000 characters");
        }
        return world.locked(() -> {
            var externalUserId = customer(message);
            var account = account(message);
            var payload = mapper.createObjectNode().put("content", text).toString();
            var written = message.userId() == null
                    ? world.serviceDesk.write(account, externalUserId, "text", payload)
                    : world.serviceDesk.answer(account, externalUserId, member(message.userId()), "text", payload);
            return new Written(written.messageId(), account, ring(account, externalUserId, written));
        });
    }

    private List<String> ring(String openKfId, String externalUserId, ServiceDesk.Written written) {
        var bell = EventXml.bell(world.callbacks.corp().corpId(), world.now())
                .text("Token", written.syncToken())
                .text("OpenKfId", openKfId);
        return world.callbacks.listeners().stream()
                .map(app -> deliveries
                        .send(app, "kf_msg_or_event", externalUserId, bell)
                        .id())
                .toList();
    }

    private String customer(Message message) {
        var id = Required.text("externalUserId", message.externalUserId());
        return world.customers
                .find(id)
                .orElseThrow(() -> ControlRefused.unknown(
                        "externalUserId", "Expected a customer made by a scan, but there is none of this id"))
                .externalUserId();
    }

    private String account(Message message) {
        var named = message.openKfId();
        return (named == null ? world.serviceDesk.firstAccount() : world.serviceDesk.account(named))
                .orElseThrow(() -> ControlRefused.unknown("openKfId", "Expected a customer-service account"))
                .openKfId();
    }

    private String member(String userId) {
        return world.members
                .find(userId)
                .orElseThrow(() -> ControlRefused.unknown("userId", "Expected a member of the corp"))
                .userId();
    }
}
