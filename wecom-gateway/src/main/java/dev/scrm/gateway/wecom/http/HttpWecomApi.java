package dev.scrm.gateway.wecom.http;

import dev.scrm.gateway.corps.App;
import dev.scrm.gateway.wecom.CallEnd;
import dev.scrm.gateway.wecom.CallWecom;
import dev.scrm.gateway.wecom.ExternalContact;
import dev.scrm.gateway.wecom.Reply;
import dev.scrm.gateway.wecom.ServicePage;
import dev.scrm.gateway.wecom.WecomApi;
import dev.scrm.gateway.wecom.WecomRequest;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each call as WeCom's pages describe it. */
final class HttpWecomApi implements WecomApi {
    private final CallWecom callWecom;
    private final JsonMapper json = JsonMapper.shared();

    HttpWecomApi(CallWecom callWecom) {
        this.callWecom = callWecom;
    }

    @Override
    public CallEnd<Void> sendWelcome(App app, String welcomeCode, String text, Instant deadline) {
        var body = body("welcome_code", welcomeCode, "text", Map.of("content", text));
        return tell(app, "externalcontact/send_welcome_msg", body, deadline);
    }

    @Override
    public CallEnd<Void> sendAppMessage(
            App app, String commandId, List<String> staffIds, String text, Instant deadline) {
        var body = body("touser", String.join("|", staffIds), "msgtype", "text");
        body.put("agentid", Long.parseLong(app.agentId()));
        body.put("text", Map.of("content", text));
        body.put("enable_duplicate_check", 1);
        // WeCom compares the JSON of requests: some seconds more, taken from the command's id, set two commands apart
        // that say the same, and are the same whenever the command is repeated.
        body.put("duplicate_check_interval", DUPLICATES_KNOWN_SECONDS + Math.floorMod(commandId.hashCode(), 3600));
        return tell(app, "message/send", body, deadline);
    }

    @Override
    public CallEnd<ExternalContact> getContact(App app, String externalUserId, Instant deadline) {
        var end = contactPage(app, externalUserId, "", deadline);
        while (end.value() instanceof WecomJson.ContactPage(var contact, var next) && !next.isEmpty()) {
            end = and(contact, contactPage(app, externalUserId, next, deadline));
        }
        var value = end.value() == null ? null : end.value().contact();
        return new CallEnd<>(end.reply(), end.attempts(), end.doubtful(), value);
    }

    private CallEnd<WecomJson.ContactPage> contactPage(
            App app, String externalUserId, String cursor, Instant deadline) {
        var query = Map.of("external_userid", externalUserId, "cursor", cursor);
        return ask(app, WecomRequest.get("externalcontact/get", query), deadline, WecomJson::contactPage);
    }

    private static CallEnd<WecomJson.ContactPage> and(ExternalContact contact, CallEnd<WecomJson.ContactPage> end) {
        var more = end.value();
        var page = more == null
                ? null
                : new WecomJson.ContactPage(contact.withFollowersOf(more.contact()), more.nextCursor());
        return new CallEnd<>(end.reply(), end.attempts(), end.doubtful(), page);
    }

    @Override
    public CallEnd<Void> markTags(
            App app, String staffId, String externalUserId, Set<String> add, Set<String> remove, Instant deadline) {
        var body = body("userid", staffId, "external_userid", externalUserId);
        body.put("add_tag", add.stream().sorted().toList());
        body.put("remove_tag", remove.stream().sorted().toList());
        return tell(app, "externalcontact/mark_tag", body, deadline);
    }

    @Override
    public CallEnd<Void> sendServiceMessage(
            App app, String messageId, String openKfId, String externalUserId, String text, Instant deadline) {
        var body = body("touser", externalUserId, "open_kfid", openKfId);
        body.put("msgid", messageId);
        body.put("msgtype", "text");
        body.put("text", Map.of("content", text));
        return tell(app, "kf/send_msg", body, deadline);
    }

    @Override
    public CallEnd<ServicePage> syncMessages(
            App app, String openKfId, @Nullable String token, @Nullable String cursor, int limit, Instant deadline) {
        var body = body("open_kfid", openKfId, "limit", limit);
        if (cursor != null) {
            body.put("cursor", cursor);
        }
        if (token != null) {
            body.put("token", token);
        }
        return ask(app, post("kf/sync_msg", body), deadline, WecomJson::servicePage);
    }

    private CallEnd<Void> tell(App app, String api, Map<String, Object> body, Instant deadline) {
        return callWecom.call(app, post(api, body), deadline);
    }

    private <T> CallEnd<T> ask(App app, WecomRequest request, Instant deadline, Function<JsonNode, T> read) {
        var end = callWecom.call(app, request, deadline);
        var value = end.reply() instanceof Reply.Answer(int errorCode, var body) && errorCode == 0
                ? read.apply(json.readTree(body))
                : null;
        return new CallEnd<>(end.reply(), end.attempts(), end.doubtful(), value);
    }

    private WecomRequest post(String api, Map<String, Object> body) {
        return WecomRequest.post(api, json.writeValueAsBytes(body));
    }

    /** The same call must be the same bytes, so the order of the fields is fixed. */
    private static Map<String, Object> body(String name, Object value, String otherName, Object otherValue) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put(name, value);
        body.put(otherName, otherValue);
        return body;
    }
}
