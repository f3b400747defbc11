package dev.scrm.simulator.control;

import dev.scrm.simulator.world.World;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
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
    private final Bell bell;
    private final JsonMapper mapper = JsonMapper.builder().build();

    ServiceMessageController(World world, Bell bell) {
        this.world = world;
        this.bell = bell;
    }

    @PostMapping
    Written write(@RequestBody Message message) {
        var text = Required.text("text", message.text());
        if (text.length() > LONGEST_TEXT) {
            throw ControlRefused.invalid("text", "Expected a text of at most 4000 characters");
        }
        return world.locked(() -> {
            var externalUserId = bell.customer(message.externalUserId());
            var account = bell.account(message.openKfId());
            var payload = mapper.createObjectNode().put("content", text).toString();
            var written = message.userId() == null
                    ? world.serviceDesk.write(account, externalUserId, "text", payload)
                    : world.serviceDesk.answer(account, externalUserId, bell.member(message.userId()), "text", payload);
            return new Written(written.messageId(), account, bell.ring(account, externalUserId, written));
        });
    }

    /** Whoever wrote a message takes it back. Answers the id of that message. */
    @PostMapping("/{messageId}/recall")
    Written recall(@PathVariable String messageId) {
        return world.locked(() -> {
            var message = world.serviceDesk.written(messageId).orElseThrow(ServiceMessageController::unknownMessage);
            var customer = message.externalUserId();
            if (customer == null) {
                throw unknownMessage();
            }
            var written = world.serviceDesk.recall(message, customer);
            return new Written(messageId, message.openKfId(), bell.ring(message.openKfId(), customer, written));
        });
    }

    private static ControlRefused unknownMessage() {
        return ControlRefused.unknown("messageId", "Expected a message of the last three days, but there is none");
    }
}
