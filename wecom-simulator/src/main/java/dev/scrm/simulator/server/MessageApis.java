package dev.scrm.simulator.server;

import dev.scrm.simulator.world.AppMessages.Accepted;
import dev.scrm.simulator.world.WecomError;
import dev.scrm.simulator.world.World;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** message: what an app sends to members. */
final class MessageApis {
    private static final long LONGEST_INTERVAL = 14_400;

    private final World world;
    private final MessageContents contents;

    MessageApis(World world) {
        this.world = world;
        contents = new MessageContents(world);
    }

    List<Api> all() {
        return List.of(
                Api.post("message/send", this::send),
                Api.post("message/recall", this::recall),
                Api.post("message/update_template_card", this::update));
    }

    private ObjectNode send(ApiCall call) {
        checkAgent(call);
        var type = call.text("msgtype", 40008);
        checkSafe(call, type);
        var content = contents.checked(call.fields(), type);
        var users = split(call.text("touser"));
        boolean everybody = users.contains("@all");
        if (everybody && type.equals("miniprogram_notice")) {
            throw ApiCall.invalid("touser of a miniprogram_notice cannot be @all");
        }
        var recipients = everybody
                ? Recipients.all(world)
                : Recipients.of(world, users, split(call.text("toparty")), split(call.text("totag")));
        if (recipients.userIds().isEmpty()) {
            var answer = Api.answer(81013, "user & party & tag all invalid");
            recipients.describe(answer);
            return answer;
        }
        var sent = deliver(call, type, content, recipients);
        var answer = Api.ok();
        recipients.describe(answer);
        answer.put("msgid", sent.messageId());
        return sent.responseCode() == null ? answer : answer.put("response_code", sent.responseCode());
    }

    private Accepted deliver(ApiCall call, String type, JsonNode content, Recipients recipients) {
        if (call.number("enable_duplicate_check", 0) != 1) {
            return deliverNow(call, type, content, recipients, Duration.ZERO);
        }
        var interval = Duration.ofSeconds(call.fields().number("duplicate_check_interval", 1_800, 1, LONGEST_INTERVAL));
        var request = call.app().agentId() + call.body().toString();
        return world.appMessages.duplicateOf(request).orElseGet(() -> {
            var sent = deliverNow(call, type, content, recipients, interval);
            world.appMessages.remember(request, sent);
            return sent;
        });
    }

    private Accepted deliverNow(ApiCall call, String type, JsonNode content, Recipients recipients, Duration interval) {
        long agentId = call.app().agentId();
        var messageId = world.appMessages.newMessageId();
        var card = new Fields(content);
        if (type.equals("template_card") && card.has("task_id")) {
            world.appMessages.takeTask(agentId, card.text("task_id"), messageId);
        }
        world.appMessages.send(
                messageId, agentId, List.copyOf(recipients.userIds()), type, MessageContents.kept(content));
        boolean interactive = type.equals("template_card") && TemplateCards.isInteractive(card);
        return new Accepted(
                messageId, world.now().plus(interval), interactive ? world.cardCodes.issue(agentId, messageId) : null);
    }

    private ObjectNode recall(ApiCall call) {
        world.appMessages.recall(call.text("msgid", 40063), call.app().agentId());
        return Api.ok();
    }

    private ObjectNode update(ApiCall call) {
        checkAgent(call);
        var fields = call.fields();
        var code = fields.text("response_code", 60140);
        boolean button = fields.has("button");
        if (button == fields.has("template_card")) {
            throw ApiCall.invalid("one of button and template_card is needed");
        }
        if (button) {
            fields.required("button").text("replace_name", 42051);
        } else {
            contents.checkCard(fields.required("template_card"));
        }
        var recipients = fields.number("atall", 0) == 1
                ? Recipients.all(world)
                : Recipients.of(world, fields.texts("userids"), fields.texts("partyids"), fields.texts("tagids"));
        var card = world.cardCodes.use(code, call.app().agentId());
        var update = call.body().path(button ? "button" : "template_card").toString();
        world.appMessages.update(card.messageId(), recipients.userIds(), update);
        var answer = Api.ok();
        recipients.describe(answer);
        return answer;
    }

    /** 1 is not to be passed on, which recordings cannot be; 2 is for articles that WeCom keeps. */
    private static void checkSafe(ApiCall call, String type) {
        long safe = call.fields().number("safe", 0, 0, 2);
        if ((safe == 2 && !type.equals("mpnews")) || (safe != 0 && type.equals("voice"))) {
            throw ApiCall.invalid("safe cannot be %d for %s".formatted(safe, type));
        }
    }

    private static void checkAgent(ApiCall call) {
        if (call.number("agentid", 0) != call.app().agentId()) {
            throw new WecomError(301002, "no privilege to access/modify the agentid");
        }
    }

    private static List<String> split(String names) {
        return List.copyOf(Stream.of(names.split("\\|"))
                .filter(name -> !name.isBlank())
                .collect(Collectors.toCollection(LinkedHashSet::new)));
    }
}
