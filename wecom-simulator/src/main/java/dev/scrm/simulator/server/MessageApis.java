package dev.scrm.simulator.server;

import dev.scrm.simulator.Corp;
import dev.scrm.simulator.world.WecomError;
import dev.scrm.simulator.world.World;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** message: what an app sends to members. The corp has no departments and no member tags, so naming one names nobody. */
final class MessageApis {
    private static final Set<String> TYPES = Set.of(
            "text",
            "image",
            "voice",
            "video",
            "file",
            "textcard",
            "news",
            "mpnews",
            "markdown",
            "miniprogram_notice",
            "template_card");
    private static final int MOST_USERS = 1_000;
    private static final int LONGEST_TEXT = 2048;
    private static final long LONGEST_INTERVAL = 14_400;

    private final World world;

    MessageApis(World world) {
        this.world = world;
    }

    List<Api> all() {
        return List.of(Api.post("message/send", this::send));
    }

    private ObjectNode send(ApiCall call) {
        if (call.number("agentid", 0) != call.app().agentId()) {
            throw new WecomError(301002, "no privilege to access/modify the agentid");
        }
        var type = call.text("msgtype", 40008);
        checkContent(call, type);
        var wanted = split(call.text("touser"));
        if (wanted.isEmpty()
                && call.text("toparty").isEmpty()
                && call.text("totag").isEmpty()) {
            throw new WecomError(82001, "touser, toparty and totag are all empty");
        }
        if (wanted.size() > MOST_USERS) {
            throw new WecomError(40032, "too many users");
        }
        var members = members(wanted);
        var invalid = wanted.stream()
                .filter(user -> !user.equals("@all"))
                .filter(user -> world.customers.member(user).isEmpty())
                .toList();
        var answer = members.isEmpty() ? Api.answer(81013, "user & party & tag all invalid") : Api.ok();
        describeInvalid(answer, call, invalid);
        return members.isEmpty() ? answer : answer.put("msgid", deliver(call, type, members));
    }

    private String deliver(ApiCall call, String type, List<String> members) {
        var content = content(call, type);
        if (call.number("enable_duplicate_check", 0) != 1) {
            return world.appMessages.send(call.app().agentId(), members, type, content);
        }
        long interval = call.number("duplicate_check_interval", 1_800);
        if (interval < 1 || interval > LONGEST_INTERVAL) {
            throw ApiCall.invalid("duplicate_check_interval is not within 1 to 14400");
        }
        var request = call.app().agentId() + call.body().toString();
        return world.appMessages.duplicateOf(request).orElseGet(() -> {
            var messageId = world.appMessages.send(call.app().agentId(), members, type, content);
            world.appMessages.remember(request, messageId, Duration.ofSeconds(interval));
            return messageId;
        });
    }

    /** A text that is too long is not refused but cut. */
    private static String content(ApiCall call, String type) {
        var content = call.body().path(type).toString();
        if (!type.equals("text")) {
            return content;
        }
        var text = call.body().path("text").path("content").asString("");
        return JsonNodeFactory.instance.objectNode().put("content", cut(text)).toString();
    }

    private static String cut(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        int end = Math.min(bytes.length, LONGEST_TEXT);
        while (end < bytes.length && (bytes[end] & 0xC0) == 0x80) {
            end--; // not within a character
        }
        return new String(bytes, 0, end, StandardCharsets.UTF_8);
    }

    private List<String> members(List<String> wanted) {
        if (wanted.contains("@all")) {
            return world.customers.members().stream().map(Corp.Member::userId).toList();
        }
        return wanted.stream()
                .flatMap(user -> world.customers.member(user).stream())
                .map(Corp.Member::userId)
                .distinct()
                .toList();
    }

    private static void checkContent(ApiCall call, String type) {
        if (!TYPES.contains(type)) {
            throw new WecomError(40008, "invalid message type");
        }
        if (!call.body().path(type).isObject()) {
            throw ApiCall.invalid(type + " is missing");
        }
        if (type.equals("text")
                && call.body().path("text").path("content").asString("").isEmpty()) {
            throw new WecomError(44004, "empty content");
        }
    }

    /** WeCom names them in lower case, whatever case they were given in. */
    private static void describeInvalid(ObjectNode answer, ApiCall call, List<String> invalid) {
        if (!invalid.isEmpty()) {
            answer.put("invaliduser", String.join("|", invalid).toLowerCase(Locale.ROOT));
        }
        Stream.of("party", "tag")
                .filter(kind -> !call.text("to" + kind).isEmpty())
                .forEach(kind -> answer.put("invalid" + kind, call.text("to" + kind)));
    }

    private static List<String> split(String users) {
        return List.copyOf(Stream.of(users.split("\\|"))
                .filter(user -> !user.isBlank())
                .collect(Collectors.toCollection(LinkedHashSet::new)));
    }
}
