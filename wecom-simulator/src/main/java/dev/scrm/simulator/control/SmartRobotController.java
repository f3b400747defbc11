package dev.scrm.simulator.control;

import dev.scrm.simulator.Corp;
import dev.scrm.simulator.callback.Deliveries;
import dev.scrm.simulator.callback.Deliveries.Verification;
import dev.scrm.simulator.world.Delivery;
import dev.scrm.simulator.world.SmartRobots.SmartRobot;
import dev.scrm.simulator.world.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The intelligent robots of the corp, and what staff members say to them and do in their chats. */
@RestController
@RequestMapping("/sim/v1/smart-robots")
class SmartRobotController {
    private static final String CLICK = "template_card_event";

    record Target(
            @Nullable String url,
            @Nullable String token,
            @Nullable String encodingAesKey) {}

    /**
     * What somebody says or does.
     *
     * @param chatId of a group; none for the chat with the robot alone
     * @param messageType what is said, such as text; or else
     * @param eventType what is done, such as enter_chat
     * @param content the fields of either, as WeCom has them
     * @param times how often it is posted at least
     */
    record Saying(
            @Nullable String userId,
            @Nullable String chatId,
            @Nullable String messageType,
            @Nullable String eventType,
            @Nullable JsonNode content,
            @Nullable Long times) {}

    /** How it was told. */
    record Said(String messageId, String responseUrl, List<Delivery.Attempt> attempts) {}

    private final World world;
    private final Deliveries deliveries;

    SmartRobotController(World world, Deliveries deliveries) {
        this.world = world;
        this.deliveries = deliveries;
    }

    /** Makes a robot, or gives it another callback URL. */
    @PutMapping("/{robotId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void put(@PathVariable String robotId, @RequestBody Target wish) {
        try {
            var target = new Corp.CallbackTarget(
                    Required.text("url", wish.url()),
                    Required.text("token", wish.token()),
                    Required.text("encodingAesKey", wish.encodingAesKey()));
            world.locked(() -> world.smartRobots.put(robotId, target));
        } catch (IllegalArgumentException e) {
            throw ControlRefused.invalid("encodingAesKey", Objects.requireNonNull(e.getMessage()));
        }
    }

    @PostMapping("/{robotId}/verify")
    Verification verify(@PathVariable String robotId) {
        return deliveries.verifyRobot(robot(robotId).target());
    }

    /** Tells the robot and answers how it took it, its passive reply included. */
    @PostMapping("/{robotId}/callbacks")
    Said say(@PathVariable String robotId, @RequestBody Saying saying) throws InterruptedException {
        var robot = robot(robotId);
        var messageId = world.code("rm", 20);
        var responseUrl = "https://wecom.invalid/cgi-bin/aibot/response?response_code=" + world.code("", 32);
        var said = plaintext(robotId, saying, messageId, responseUrl);
        int times = (int) Required.number("times", saying.times() == null ? 1 : saying.times(), 1, 10);
        var attempts = deliveries.tellRobot(robot.target(), said, times, CLICK.equals(saying.eventType()));
        return new Said(messageId, responseUrl, attempts);
    }

    private String plaintext(String robotId, Saying saying, String messageId, String responseUrl) {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("msgid", messageId);
        said.put("aibotid", robotId);
        if (saying.chatId() != null) {
            said.put("chatid", saying.chatId());
        }
        said.put("chattype", saying.chatId() == null ? "single" : "group");
        said.put("from", Map.of("userid", Required.text("userId", saying.userId())));
        said.put("response_url", responseUrl);
        var content = saying.content() == null ? Map.of() : saying.content();
        if (saying.eventType() == null) {
            var messageType = Required.text("messageType", saying.messageType());
            said.put("msgtype", messageType);
            said.put(messageType, content);
        } else {
            said.put("create_time", world.now().getEpochSecond());
            said.put("msgtype", "event");
            said.put("event", Map.of("eventtype", saying.eventType(), saying.eventType(), content));
        }
        return JsonMapper.shared().writeValueAsString(said);
    }

    private SmartRobot robot(String robotId) {
        return world.locked(() -> world.smartRobots.find(robotId))
                .orElseThrow(() -> ControlRefused.unknown("robotId", "Expected an intelligent robot of the corp"));
    }
}
