package dev.scrm.gateway.checks.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.scrm.gateway.budget.CallLane;
import dev.scrm.gateway.checks.CheckItem;
import dev.scrm.gateway.checks.Questions;
import dev.scrm.gateway.checks.WecomAnswer;
import dev.scrm.gateway.corps.App;
import dev.scrm.gateway.wecom.CallWecom;
import dev.scrm.gateway.wecom.Reply;
import dev.scrm.gateway.wecom.Terms;
import dev.scrm.gateway.wecom.Tickets;
import dev.scrm.gateway.wecom.TokenKeeper;
import dev.scrm.gateway.wecom.WecomRequest;
import dev.scrm.platform.events.Ids;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The cheapest call of each family of WeCom's API that changes nothing and reaches nobody. */
final class WecomQuestions implements Questions {
    private static final Duration REPEATED_FOR = Duration.ofSeconds(2);
    private static final int CALLED_TOO_OFTEN = 45009;

    /** Where WeCom says which address it saw, such as {@code from ip: 203.0.113.7}. */
    private static final Pattern FROM_IP = Pattern.compile("from ip: ?([0-9a-fA-F.:]{2,45})");

    private final CallWecom callWecom;
    private final TokenKeeper tokenKeeper;
    private final Tickets tickets;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.shared();

    WecomQuestions(CallWecom callWecom, TokenKeeper tokenKeeper, Tickets tickets, Clock clock) {
        this.callWecom = callWecom;
        this.tokenKeeper = tokenKeeper;
        this.tickets = tickets;
        this.clock = clock;
    }

    @Override
    public WecomAnswer ask(App app, CheckItem item, @Nullable String memberId, Instant deadline) {
        return switch (item) {
            case CREDENTIAL -> answer(tokenKeeper.renew(app.withCurrentSecretOnly()));
            case JSAPI_TICKET -> answer(tickets.forConfig(app));
            case AGENT_TICKET -> answer(tickets.forAgentConfig(app));
            case AGENT -> call(app, messageToNobody(app), deadline);
            case CONTACTS -> call(app, get("externalcontact/get_follow_user_list"), deadline);
            case STAFF ->
                call(
                        app,
                        WecomRequest.get("user/get", Map.of("userid", Objects.requireNonNullElse(memberId, ""))),
                        deadline);
            case STAFF_LIST -> call(app, post("user/list_id", "{\"limit\":1}"), deadline);
            case DEPARTMENTS -> call(app, get("department/simplelist"), deadline);
            case MASS_MESSAGES -> call(app, madeLately("get_groupmsg_list_v2", "\"chat_type\":\"single\","), deadline);
            case MOMENTS -> call(app, madeLately("get_moment_list", ""), deadline);
            case RESIGNED_STAFF ->
                call(app, post("externalcontact/get_unassigned_list", "{\"page_size\":1}"), deadline);
            case APPROVALS -> call(app, approvalsAppliedForLately(), deadline);
            case CUSTOMER_GROUPS -> call(app, post("externalcontact/groupchat/list", "{\"limit\":1}"), deadline);
            case TAGS ->
                call(app, post("externalcontact/get_corp_tag_list", "{\"tag_id\":[],\"group_id\":[]}"), deadline);
            case CONTACT_WAYS -> call(app, post("externalcontact/list_contact_way", "{\"limit\":1}"), deadline);
            case ACQUISITION_LINKS ->
                call(app, post("externalcontact/customer_acquisition/list_link", "{\"limit\":1}"), deadline);
            case CUSTOMER_SERVICE -> call(app, post("kf/account/list", "{\"offset\":0,\"limit\":1}"), deadline);
            case TRUSTED_IP, CALLBACKS -> throw new IllegalArgumentException("Expected an item that is asked about");
        };
    }

    /** A minute of a list that must have a beginning and an end. */
    private WecomRequest madeLately(String api, String more) {
        long now = clock.instant().getEpochSecond();
        return post(
                "externalcontact/" + api,
                "{%s\"start_time\":%d,\"end_time\":%d,\"limit\":1}".formatted(more, now - 60, now));
    }

    /** The times are texts here. */
    private WecomRequest approvalsAppliedForLately() {
        long now = clock.instant().getEpochSecond();
        return post(
                "oa/getapprovalinfo",
                "{\"starttime\":\"%d\",\"endtime\":\"%d\",\"new_cursor\":\"\",\"size\":1}".formatted(now - 60, now));
    }

    /**
     * Of the calls that take the app's number and leave nothing behind the only one: WeCom refuses it for the app (301002)
     * or, as there is no such member, for the receiver. An id of 128 bits of a hash is nobody's, neither by chance nor
     * by custom.
     */
    private WecomRequest messageToNobody(App app) {
        var nobody = "scrm-check-" + Ids.derived("connection-check", app.corpId(), app.agentId());
        var message = json.createObjectNode()
                .put("touser", nobody)
                .put("msgtype", "text")
                .put("agentid", Long.parseLong(app.agentId()));
        message.putObject("text").put("content", "连接检查");
        return post("message/send", message.toString());
    }

    private WecomAnswer call(App app, WecomRequest request, Instant deadline) {
        return answer(callWecom
                .call(app, request, new Terms(CallLane.INTERACTIVE, deadline, REPEATED_FOR, deadline))
                .reply());
    }

    private WecomAnswer answer(TokenKeeper.Result result) {
        return switch (result) {
            case TokenKeeper.Found _ -> new WecomAnswer(0, null, List.of());
            case TokenKeeper.Missing(var reply) -> answer(reply);
        };
    }

    private WecomAnswer answer(Reply reply) {
        return switch (reply) {
            case Reply.NoAnswer _ -> WecomAnswer.SILENCE;
            case Reply.Held _ -> new WecomAnswer(CALLED_TOO_OFTEN, null, List.of());
            case Reply.Answer(int errorCode, var body) -> answer(errorCode, read(body));
        };
    }

    private static WecomAnswer answer(int errorCode, JsonNode body) {
        var members = body.path("follow_user")
                .valueStream()
                .limit(1)
                .map(member -> member.asString(""))
                .toList();
        var ip = FROM_IP.matcher(body.path("errmsg").asString(""));
        return new WecomAnswer(errorCode, errorCode != 0 && ip.find() ? ip.group(1) : null, members);
    }

    private JsonNode read(byte[] body) {
        try {
            return json.readTree(body);
        } catch (JacksonException _) {
            return json.createObjectNode(); // the code counts, the text only helps
        }
    }

    private static WecomRequest get(String api) {
        return WecomRequest.get(api, Map.of());
    }

    private static WecomRequest post(String api, String body) {
        return WecomRequest.post(api, body.getBytes(UTF_8));
    }
}
