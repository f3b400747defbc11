package dev.scrm.gateway.wecom.http;

import dev.scrm.gateway.corps.App;
import dev.scrm.gateway.wecom.ApiRequest;
import dev.scrm.gateway.wecom.CallEnd;
import dev.scrm.gateway.wecom.CallWecom;
import dev.scrm.gateway.wecom.ExternalContact;
import dev.scrm.gateway.wecom.FileUpload;
import dev.scrm.gateway.wecom.Reply;
import dev.scrm.gateway.wecom.ServicePage;
import dev.scrm.gateway.wecom.Terms;
import dev.scrm.gateway.wecom.WecomApi;
import dev.scrm.gateway.wecom.WecomRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each call as WeCom's pages describe it. */
final class HttpWecomApi implements WecomApi {
    private static final TypeReference<Map<String, Object>> ANSWER = new TypeReference<>() {};

    private final CallWecom callWecom;
    private final JsonMapper json = JsonMapper.shared();

    HttpWecomApi(CallWecom callWecom) {
        this.callWecom = callWecom;
    }

    @Override
    public CallEnd<Map<String, Object>> post(App app, ApiRequest request, Terms terms) {
        var body = new LinkedHashMap<>(request.body());
        if (request.namesAgent()) {
            body.put("agentid", Long.parseLong(app.agentId()));
        }
        var post = new WecomRequest(
                request.api(),
                Map.of(),
                json.writeValueAsBytes(body),
                request.staff(),
                request.again(),
                request.robot(),
                WecomRequest.JSON);
        return ask(app, post, terms, answer -> json.treeToValue(answer, ANSWER));
    }

    @Override
    public CallEnd<Map<String, Object>> get(App app, String api, Map<String, String> query, Terms terms) {
        return ask(app, WecomRequest.get(api, query), terms, answer -> json.treeToValue(answer, ANSWER));
    }

    @Override
    public CallEnd<ExternalContact> getContact(App app, String externalUserId, Terms terms) {
        var end = contactPage(app, externalUserId, "", terms);
        while (end.value() instanceof WecomJson.ContactPage(var contact, var next) && !next.isEmpty()) {
            end = and(contact, contactPage(app, externalUserId, next, terms));
        }
        var value = end.value() == null ? null : end.value().contact();
        return new CallEnd<>(end.reply(), end.attempts(), end.doubtful(), value);
    }

    private CallEnd<WecomJson.ContactPage> contactPage(App app, String externalUserId, String cursor, Terms terms) {
        var query = Map.of("external_userid", externalUserId, "cursor", cursor);
        return ask(app, WecomRequest.get("externalcontact/get", query), terms, WecomJson::contactPage);
    }

    private static CallEnd<WecomJson.ContactPage> and(ExternalContact contact, CallEnd<WecomJson.ContactPage> end) {
        var more = end.value();
        var page = more == null
                ? null
                : new WecomJson.ContactPage(contact.withFollowersOf(more.contact()), more.nextCursor());
        return new CallEnd<>(end.reply(), end.attempts(), end.doubtful(), page);
    }

    @Override
    public CallEnd<ServicePage> syncMessages(
            App app, String openKfId, @Nullable String token, @Nullable String cursor, int limit, Terms terms) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("open_kfid", openKfId);
        body.put("limit", limit);
        if (cursor != null) {
            body.put("cursor", cursor);
        }
        if (token != null) {
            body.put("token", token);
        }
        return ask(app, WecomRequest.post("kf/sync_msg", json.writeValueAsBytes(body)), terms, WecomJson::servicePage);
    }

    @Override
    public CallEnd<String> upload(App app, FileUpload upload, Terms terms) {
        var request = WecomRequest.file(upload, Multipart.of(upload), Multipart.CONTENT_TYPE);
        return ask(app, request, terms, answer -> answer.path("media_id").asString(""));
    }

    private <T> CallEnd<T> ask(App app, WecomRequest request, Terms terms, Function<JsonNode, T> read) {
        var end = callWecom.call(app, request, terms);
        var value = end.reply() instanceof Reply.Answer(int errorCode, var body) && errorCode == 0
                ? read.apply(json.readTree(body))
                : null;
        return new CallEnd<>(end.reply(), end.attempts(), end.doubtful(), value);
    }
}
