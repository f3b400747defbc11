package dev.scrm.gateway;

import static dev.scrm.gateway.Secrets.LOG;
import static dev.scrm.gateway.Secrets.collection;
import static dev.scrm.gateway.Secrets.topic;
import static dev.scrm.gateway.callbacks.wecom.SignedCallback.DEMO_APP;
import static dev.scrm.gateway.callbacks.wecom.SignedCallback.SECOND_APP;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.scrm.gateway.callbacks.CallbackProtocol;
import dev.scrm.gateway.callbacks.Spool;
import dev.scrm.gateway.callbacks.wecom.SignedCallback;
import dev.scrm.gateway.callbacks.wecom.Xml;
import dev.scrm.gateway.commands.CommandKind;
import dev.scrm.gateway.wecom.TokenKind;
import dev.scrm.gateway.wecom.TokenOf;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.test.GoldenSample;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Everything the gateway does, good and bad, while WeCom's errors repeat what was sent: no secret is in the log (as talkative
 * as it gets), in an answer, in Kafka or in clear in the store, but where it is by design. The list of that is in this test.
 */
@ExtendWith(OutputCaptureExtension.class)
@TestPropertySource(
        properties = {
            "logging.level.dev.scrm=trace",
            "logging.level.org.springframework.kafka=debug",
            "scrm.security.operator-corps=wwOPERATOR",
            "gateway.reconciliation.nightly=false",
            "gateway.reconciliation.settling=0s"
        })
class SecretsNowhereTests extends OperatedGatewayWithSecrets {
    private static final String ECHO = "\"echo\":true";
    private static final String AES_KEY = "q7RxWm2Kt9LzV4nYc1BpFd6HsJf3MaTe8UgPi5XoNb0";

    @Autowired
    private Spool spool;

    @Autowired
    private CallbackProtocol protocol;

    @Test
    void areNowhereButWhereTheyAreByDesign(CapturedOutput output) throws Exception {
        takeCallbacks();
        setUpRobots();
        carryOutEveryKindOfCommand("");
        checkAndSign();
        assertThat(tokens.find(new TokenOf(DEMO_APP, TokenKind.CONFIG_TICKET))).isPresent();
        assertThat(tokens.find(new TokenOf(DEMO_APP, TokenKind.AGENT_TICKET))).isPresent();
        keepFiles();
        refuseRequests();
        note();

        Simulator.fault("*", "\"errcode\":40058," + ECHO);
        carryOutEveryKindOfCommand("-refused");
        checkAndSign();
        Simulator.heal();
        leaveACommandWaiting();
        reconcile();
        rotateToWhatWecomRefuses();
        show();

        note();
        secrets.lookIntoKafka();
        secrets.say(LOG, output.getAll());
        secrets.assertKept();
    }

    /** What WeCom and others post, proven and not. */
    private void takeCallbacks() throws Exception {
        var sealed = new ArrayList<String>();
        sealed.add(staffSays(secret("what a staff member wrote")));
        sealed.add(Xml.event(
                "change_contact",
                "<ChangeType>create_user</ChangeType><UserID>u</UserID><Mobile>%s</Mobile>"
                        .formatted(secret("a mobile"))));
        sealed.add(Xml.event(
                "location_select",
                "<FromUserName>u</FromUserName><EventKey>k</EventKey><SendLocationInfo><Label>%s</Label></SendLocationInfo>"
                        .formatted(secret("a place"))));
        sealed.add("{\"MsgType\":\"hologram\",\"Light\":\"%s\"}".formatted(secret("what nobody can read")));
        for (var xml : sealed) {
            assertThat(callback(SignedCallback.of(xml)).statusCode()).isEqualTo(200);
        }
        callback(SignedCallback.of(Xml.added(customer.externalUserId(), id, customer.welcomeCode())));
        var syncToken = secret("a token of customer service", topic(Topics.WECOM_DOORBELLS));
        callback(SignedCallback.of(Xml.doorbell("wkDEMOkf0001", syncToken)));
        Simulator.write(customer.externalUserId(), secret("what a customer wrote"));

        var forged = SignedCallback.of(staffSays(secret("what nobody signed")));
        assertThat(callback(forged.withSignature("0".repeat(40))).statusCode()).isEqualTo(403);
        var other = SignedCallback.of(SECOND_APP, CORP, staffSays(secret("what another app signed")), 1);
        assertThat(callback(other).statusCode()).isEqualTo(403);
        assertThat(callback(forged.withBody(secret("no envelope"))).statusCode())
                .isEqualTo(400);
        var hostile = "<!DOCTYPE x [<!ENTITY a \"%s\">]><xml>&a;</xml>".formatted(secret("an entity"));
        assertThat(callback(SignedCallback.of(hostile)).statusCode()).isEqualTo(400);

        var spooled = SignedCallback.of(staffSays(secret("what waits in the spool")));
        var event = protocol.open(DEMO_APP, spooled.query(), spooled.body().getBytes(UTF_8), Instant.now());
        spool.add(new Spool.Spooled(1, Objects.requireNonNull(event))).get();
        note();
    }

    /** Robots of both kinds, with what is said to the intelligent one. */
    private void setUpRobots() {
        var key = secret("the key of a robot");
        Http.postJson(Simulator.url() + "/sim/v1/robots", "{\"key\":\"%s\"}".formatted(key));
        assertThat(call("PUT", "/robots/" + id, "{\"key\":\"%s\"}".formatted(key))
                        .statusCode())
                .isEqualTo(200);

        var token = secret("the token of an intelligent robot");
        secrets.add("the key of an intelligent robot", AES_KEY);
        var path = "/smart-robots/" + id;
        call(
                "PUT",
                path,
                "{\"callbackToken\":\"%s\",\"callbackAesKey\":\"%s\",\"greeting\":\"您好\"}".formatted(token, AES_KEY));
        Http.put(
                Simulator.url() + "/sim/v1" + path,
                "{\"url\":\"%s\",\"token\":\"%s\",\"encodingAesKey\":\"%s\"}"
                        .formatted(url("/wecom/callback/" + CORP + path), token, AES_KEY));
        for (var kind : List.of("text", "hologram")) {
            var said = Http.postJson(
                            Simulator.url() + "/sim/v1" + path + "/callbacks",
                            "{\"userId\":\"u\",\"messageType\":\"%s\",\"content\":{\"content\":\"%s\"}}"
                                    .formatted(kind, secret("a message to an intelligent robot")))
                    .json();
            assertThat(said.at("/attempts/0/status").asInt()).isEqualTo(200);
            var responseUrl = said.path("responseUrl").asString();
            secrets.add("the address to answer at", responseUrl.substring(responseUrl.indexOf('=') + 1));
        }
    }

    /** The samples of the contracts, about things that are there where it matters. */
    private void carryOutEveryKindOfCommand(String suffix) {
        var sent = new ArrayList<String>();
        for (var kind : CommandKind.values()) {
            var json = new String(GoldenSample.data("scrm.wecom." + kind.commandName() + ".v1"), UTF_8)
                    .replace("wmEXAMPLEcust0001", customer.externalUserId())
                    .replace("WC-EXAMPLE-1", customer.welcomeCode())
                    .replace("wkEXAMPLEkf01", "wkDEMOkf0001")
                    .replace("shop-alarms", id)
                    .replace("5f1c0f6c2f0a4a6f9a3d7c1b2e4d5a60", id + "send-app-message" + suffix);
            var command = (ObjectNode) JsonMapper.shared().readTree(json);
            command.remove("expiresAt");
            for (var field : List.of("text", "message")) {
                if (command.path(field).isString()) {
                    command.put(field, secret("the text of " + kind, COMMANDS));
                }
            }
            sent.add(id + kind.commandName() + suffix);
            send(sent.getLast(), kind.commandName(), command.toString());
        }
        sent.forEach(commandId -> assertThat(status(commandId)).isNotEmpty());

        var unreadable =
                secret("a command in no JSON", topic(Topics.WECOM_COMMANDS), topic("scrm.wecom.commands.v1.dead"));
        send(id + "-unreadable" + suffix, "send-app-message", "{\"text\":" + unreadable);
        var wrong = "{\"staffIds\":\"%s\"}".formatted(unreadable);
        send(id + "-wrong" + suffix, "send-app-message", wrong);
        await().atMost(PATIENCE)
                .until(() -> events("scrm.wecom.commands.v1.dead", unreadable).size() >= 1);
    }

    private void checkAndSign() {
        database.getCollection("connection-checks").deleteMany(new Document());
        call("POST", "/check", "");
        call("GET", "/check", null);
        for (var kind : List.of("config", "agent-config", secret("no kind"))) {
            var page = "https://crm.example.com/sidebar?secret=" + secret("a page");
            call("POST", app() + "/js-signature", "{\"url\":\"%s\",\"kind\":\"%s\"}".formatted(page, kind));
        }
    }

    private void keepFiles() {
        for (var kind : List.of("file", "image")) {
            var content = "image".equals(kind)
                    ? secret("a file of a wrong kind")
                    : secret("a file", collection("media-chunks"));
            var form =
                    "--b\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\n%s\r\n--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\n%s\r\n--b--\r\n"
                            .formatted(kind, content);
            send(request("/api/v1/media", admin)
                    .header("Content-Type", "multipart/form-data; boundary=b")
                    .POST(BodyPublishers.ofString(form)));
        }
    }

    /** Requests with secrets where none belong. */
    private void refuseRequests() {
        for (var wrong : List.of(
                "{\"secret\":\"%s\", oops}",
                "{\"secret\":{\"a\":\"%s\"}}",
                "{\"overlap\":\"%s\"}",
                "{\"kfAccounts\":\"%s\"}",
                "{\"secret\":\"with blanks %s\"}",
                "{\"callbackToken\":\"-%s\"}",
                "{\"callbackAesKey\":\"%s\"}",
                "%s")) {
            var answer = call("PUT", app(), wrong.formatted(secret("in a request that is wrong")));
            assertThat(answer.statusCode()).as(wrong).isBetween(400, 499);
        }
        call("PUT", "/robots/another", "{\"key\":\"not a key %s\"}".formatted(secret("no key of a robot")));
        call("PUT", "/smart-robots/another", "{\"callbackToken\":\"-%s\"}".formatted(secret("no token of a robot")));
        send(request("/api/v1/corps", secret("a bearer that is no token")).GET());
    }

    private void leaveACommandWaiting() {
        Simulator.fault("message/send", "\"errcode\":-1," + ECHO);
        send(
                id + "-waiting",
                "send-app-message",
                "{\"staffIds\":[\"lin.wei\"],\"text\":\"%s\"}".formatted(secret("what waits", COMMANDS)));
        await().atMost(PATIENCE).until(() -> inLedger(id + "-waiting").equals("waiting"));
        note();
        Simulator.heal();
    }

    /** A secret that WeCom does not know, so that it tries all; then WeCom refuses them one and all, and repeats them. */
    private void rotateToWhatWecomRefuses() {
        call(
                "PUT",
                app(),
                "{\"secret\":\"%s\",\"callbackToken\":\"%s\",\"forContacts\":true,\"trustedDomains\":[\"crm.example.com\"]}"
                        .formatted(secret("a secret that WeCom does not know"), secret("the next token")));
        Simulator.killTokens();
        send(id + "-former", "send-app-message", "{\"staffIds\":[\"lin.wei\"],\"text\":\"好\"}");
        assertThat(status(id + "-former")).isEqualTo("sent");
        note();

        Simulator.fault("gettoken", "\"errcode\":40001," + ECHO);
        Simulator.killTokens();
        send(id + "-no-token", "send-app-message", "{\"staffIds\":[\"lin.wei\"],\"text\":\"好\"}");
        assertThat(status(id + "-no-token")).isEqualTo("failed");
        checkAndSign();
        Simulator.heal();
    }

    /** All that can be seen over HTTP. */
    private void show() {
        for (var path : List.of(
                "",
                "/apps",
                app(),
                "/robots",
                "/robots/" + id,
                "/smart-robots",
                "/smart-robots/" + id,
                "/trail",
                "/check")) {
            assertThat(call("GET", path, null).statusCode()).as(path).isEqualTo(200);
        }
        for (var path : List.of("/api/v1/corps", "/api/v1/commands?limit=100", "/api/v1/commands/" + id + "-waiting")) {
            assertThat(send(request(path, admin).GET()).statusCode()).as(path).isEqualTo(200);
        }
        showOperations();
        for (var path :
                List.of("", "/prometheus", "/metrics", "/env", "/configprops", "/beans", "/loggers", "/health")) {
            send(request("/actuator" + path, operator).GET());
        }
    }
}
