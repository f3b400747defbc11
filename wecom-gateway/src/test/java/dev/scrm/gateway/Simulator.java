package dev.scrm.gateway;

import dev.scrm.gateway.callbacks.wecom.SignedCallback;
import dev.scrm.gateway.corps.App;
import dev.scrm.simulator.Corp;
import dev.scrm.simulator.SimulatorSettings;
import dev.scrm.simulator.WecomSimulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One WeCom for all tests of the JVM, asked over its control API. */
public final class Simulator {
    private static final WecomSimulator SHARED = start();

    /** A customer with a code for a welcome message. */
    public record Customer(String externalUserId, String welcomeCode) {}

    private Simulator() {}

    private static WecomSimulator start() {
        try {
            var demo = SimulatorSettings.demo(0, Files.createTempDirectory("scrm-test-wecom"), "http://127.0.0.1:9");
            return WecomSimulator.start(demo.withCorp(withSecondApp(demo.corp())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The second app gets no callbacks until a test wants them. */
    private static Corp withSecondApp(Corp corp) {
        var app = SignedCallback.SECOND_APP;
        var second = new Corp.App(Long.parseLong(app.agentId()), "SCRM 2", app.secret(), true, null);
        return new Corp(
                corp.corpId(),
                List.of(corp.apps().getFirst(), corp.apps().getLast(), second),
                corp.members(),
                corp.tagGroups(),
                corp.accounts());
    }

    public static String url() {
        return SHARED.url();
    }

    public static void callBackTo(String gatewayUrl) {
        callBackTo(SignedCallback.DEMO_APP, gatewayUrl);
    }

    public static void callBackTo(App app, String gatewayUrl) {
        Http.put(
                url() + "/sim/v1/callbacks",
                "{\"agentId\":%s,\"url\":\"%s\",\"token\":\"%s\",\"encodingAesKey\":\"%s\"}"
                        .formatted(
                                app.agentId(),
                                gatewayUrl + Http.callbackPath(app),
                                app.callbackToken(),
                                app.callbackAesKey()));
    }

    /** A customer of lin.wei, whom no callback tells of. */
    public static Customer customer() {
        var made = Http.postJson(
                        url() + "/sim/v1/customers",
                        "{\"userId\":\"lin.wei\",\"customer\":{\"name\":\"王芳\"},\"welcomeCode\":true}")
                .json();
        return new Customer(
                made.path("externalUserId").asString(), made.path("welcomeCode").asString());
    }

    /** A customer comes by a link and writes so often; the last message is told of with a key. */
    public static JsonNode writtenByLink(String linkId, int messages) {
        var link = url() + "/sim/v1/links/" + linkId;
        var externalUserId = Http.postJson(link + "/customers", "{}")
                .json()
                .path("externalUserId")
                .asString();
        return Http.postJson(
                        link + "/messages",
                        "{\"externalUserId\":\"%s\",\"count\":%d}".formatted(externalUserId, messages))
                .json();
    }

    public static JsonNode scan(String state) {
        return Http.postJson(
                        url() + "/sim/v1/scans",
                        "{\"contactWayState\":\"%s\",\"userId\":\"lin.wei\",\"customer\":{\"name\":\"王芳\"}}"
                                .formatted(state))
                .json();
    }

    public static void write(String externalUserId, String text) {
        Http.postJson(
                url() + "/sim/v1/messages",
                "{\"externalUserId\":\"%s\",\"text\":\"%s\"}".formatted(externalUserId, text));
    }

    /**
     * Something happens to a conversation of customer service, and the code that came with it, if one did.
     *
     * @param what {@code /end} and so on; the customer opens it where it is empty
     * @param more such as {@code ,"userId":"lin.wei"}
     */
    public static String session(String what, String externalUserId, String more) {
        return Http.postJson(
                        url() + "/sim/v1/service-sessions" + what,
                        "{\"externalUserId\":\"%s\"%s}".formatted(externalUserId, more))
                .json()
                .path("code")
                .asString("");
    }

    /** An answer of customer service does not arrive after all. */
    public static void failAnswer(String messageId, int failType) {
        Http.postJson(
                url() + "/sim/v1/service-sessions/failures",
                "{\"messageId\":\"%s\",\"failType\":%d}".formatted(messageId, failType));
    }

    /** A staff member answers a customer in WeCom itself. */
    public static void answer(String externalUserId, String staffId, String text) {
        Http.postJson(
                url() + "/sim/v1/messages",
                "{\"externalUserId\":\"%s\",\"userId\":\"%s\",\"text\":\"%s\"}"
                        .formatted(externalUserId, staffId, text));
    }

    /** Whoever wrote a message of customer service takes it back. */
    public static void recall(String messageId) {
        Http.postJson(url() + "/sim/v1/messages/" + messageId + "/recall", "{}");
    }

    /** @param status serving, stopped or suspended */
    public static void serve(String staffId, String status) {
        Http.put(url() + "/sim/v1/servicers/" + staffId, "{\"status\":\"%s\"}".formatted(status));
    }

    /** Has WeCom say this to the first app. */
    public static void say(String plaintext) {
        var body = JsonMapper.shared().createObjectNode().put("plaintext", plaintext);
        Http.postJson(url() + "/sim/v1/deliveries", body.toString());
    }

    /** @param fault such as {@code "errcode":-1,"count":1} */
    public static void fault(String api, String fault) {
        Http.postJson(url() + "/sim/v1/faults", "{\"api\":\"%s\",%s}".formatted(api, fault));
    }

    /** @param rules such as {@code {"enabled":false}} */
    public static void rules(App app, String rules) {
        Http.put(url() + "/sim/v1/apps/" + app.agentId() + "/rules", rules);
    }

    public static void heal() {
        Http.delete(url() + "/sim/v1/faults");
    }

    public static void killTokens() {
        Http.postJson(url() + "/sim/v1/tokens/kill", "{\"errcode\":42001}");
    }

    public static void answerEmptyPages(boolean empty) {
        Http.put(url() + "/sim/v1/switches", "{\"emptyServicePages\":%s}".formatted(empty));
    }

    /** The calls of an API whose bodies hold the words. */
    public static List<JsonNode> calls(String api, String about) {
        return Http.get(url() + "/sim/v1/calls", null)
                .json()
                .path("items")
                .valueStream()
                .filter(call -> call.path("path").asString().equals("/cgi-bin/" + api))
                .filter(call -> call.path("body").toString().contains(about))
                .toList();
    }

    /** How often an API brought something about with these words. */
    public static int effects(String api, String about) {
        return Http.get(url() + "/sim/v1/effects?kind=" + api, null)
                .json()
                .path("items")
                .valueStream()
                .filter(effect -> effect.path("target").asString().contains(about)
                        || effect.path("mark").asString().contains(about))
                .mapToInt(effect -> effect.path("count").asInt())
                .sum();
    }

    /** The corp gets a staff member. */
    public static void hire(String staffId) {
        Http.postJson(url() + "/sim/v1/members", "{\"userId\":\"%s\",\"name\":\"%s\"}".formatted(staffId, staffId));
    }

    /** A staff member leaves the corp. */
    public static void dismissMember(String staffId) {
        Http.delete(url() + "/sim/v1/members/" + staffId);
    }

    /** A group chat of a staff member. */
    public static String groupChat(String ownerId) {
        return Http.postJson(url() + "/sim/v1/groups", "{\"ownerId\":\"%s\",\"name\":\"会员群\"}".formatted(ownerId))
                .json()
                .path("chatId")
                .asString();
    }

    /** The owner dissolves a group chat. */
    public static void dismiss(String chatId) {
        Http.delete(url() + "/sim/v1/groups/" + chatId);
    }

    /** A staff member confirms a mass message. */
    public static void confirm(String messageId, String staffId) {
        Http.postJson(
                url() + "/sim/v1/mass-sends/" + messageId + "/confirmations", "{\"userId\":\"%s\"}".formatted(staffId));
    }

    /** A customer does not want the new staff member. */
    public static void refuseTransfer(String externalUserId) {
        Http.postJson(url() + "/sim/v1/transfers/refusals", "{\"externalUserId\":\"%s\"}".formatted(externalUserId));
    }

    /** Texts that staff really got. */
    public static List<String> appMessages(String about) {
        return Http.get(url() + "/sim/v1/app-messages", null)
                .json()
                .path("items")
                .valueStream()
                .map(message -> message.path("content").asString())
                .filter(content -> content.contains(about))
                .toList();
    }

    /** Makes a call as the gateway would, and answers the errcode. */
    public static int call(String api, String body) {
        var token = Http.get(
                        url() + "/cgi-bin/gettoken?corpid=ww5c3a0demo0000001&corpsecret="
                                + SignedCallback.DEMO_APP.secret(),
                        null)
                .json()
                .path("access_token")
                .asString();
        return Http.postJson(url() + "/cgi-bin/" + api + "?access_token=" + token, body)
                .json()
                .path("errcode")
                .asInt();
    }
}
