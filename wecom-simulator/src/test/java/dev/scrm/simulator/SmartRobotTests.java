package dev.scrm.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.scrm.platform.wecom.CallbackCipher;
import dev.scrm.platform.wecom.CallbackKey;
import dev.scrm.platform.wecom.CallbackSignature;
import dev.scrm.platform.wecom.WecomCallback;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Intelligent robots: callbacks in JSON for nobody in particular, and answers to them. */
class SmartRobotTests extends PlatformTests {
    private static final String TOKEN = "tokenOfTheRobot";
    private static final String AES_KEY = "q7RxWm2Kt9LzV4nYc1BpFd6HsJf3MaTe8UgPi5XoNb0";
    private static final String HELLO = "{\"msgtype\":\"text\",\"text\":{\"content\":\"您好\"}}";

    private final List<JsonNode> received = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private volatile int status = 200;
    private volatile String spoiled = "";

    @BeforeEach
    void addARobot() throws IOException {
        received.clear();
        status = 200;
        spoiled = "";
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
        var target = "{\"url\":\"http://127.0.0.1:%d/robot\",\"token\":\"%s\",\"encodingAesKey\":\"%s\"}"
                .formatted(server.getAddress().getPort(), TOKEN, AES_KEY);
        assertThat(platform.put("smart-robots/helper", target).status()).isEqualTo(204);
    }

    @AfterEach
    void stopTheRobot() {
        server.stop(0);
    }

    @Test
    void tellsWhatAMemberSays() {
        var said = say("\"messageType\":\"text\",\"content\":{\"content\":\"在吗\"},\"chatId\":\"wr1\"");

        assertThat(received).singleElement().satisfies(message -> {
            assertThat(message.path("msgid")).isEqualTo(said.path("messageId"));
            assertThat(message.path("response_url")).isEqualTo(said.path("responseUrl"));
            assertThat(message.at("/text/content").asString()).isEqualTo("在吗");
            assertThat(message.at("/from/userid").asString()).isEqualTo("lin.wei");
            assertThat(message.path("chattype").asString()).isEqualTo("group");
        });
        assertThat(said.at("/attempts/0/status").asInt()).isEqualTo(200);
    }

    @Test
    void tellsWhatAMemberDoesAndReadsTheAnswer() {
        var said = say("\"eventType\":\"enter_chat\"");

        assertThat(received.getFirst().at("/event/eventtype").asString()).isEqualTo("enter_chat");
        assertThat(received.getFirst().path("create_time").isIntegralNumber()).isTrue();
        assertThat(said.at("/attempts/0/reply").asString()).isEqualTo(HELLO);
    }

    @Test
    void takesNoAnswerWithAnotherNonce() {
        spoiled = "x";

        var attempt = say("\"eventType\":\"enter_chat\"").at("/attempts/0");

        assertThat(attempt.path("reply").asString("")).isEmpty();
        assertThat(attempt.path("error").asString()).contains("not signed");
    }

    @Test
    void tellsAgainWhatWasNotTakenButClicksOnce() {
        status = 503;

        assertThat(say("\"messageType\":\"text\"").path("attempts")).hasSize(3);
        assertThat(say("\"eventType\":\"template_card_event\"").path("attempts"))
                .hasSize(1);
        assertThat(received.get(0)).isEqualTo(received.get(2));
    }

    @Test
    void tellsTwiceWhenToldTo() {
        assertThat(say("\"messageType\":\"text\",\"times\":2").path("attempts")).hasSize(2);
    }

    @Test
    void verifiesTheUrl() {
        assertThat(platform.control("smart-robots/helper/verify", "")
                        .body()
                        .path("verified")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void refusesWhatCannotBe() {
        assertThat(platform.control("smart-robots/nobody/verify", "").text("code"))
                .isEqualTo("robot-id-unknown");
        assertThat(platform.control("smart-robots/helper/callbacks", "{\"messageType\":\"text\"}")
                        .text("code"))
                .isEqualTo("user-id-invalid");
        assertThat(platform.put(
                                "smart-robots/helper",
                                "{\"url\":\"http://a\",\"token\":\"t\",\"encodingAesKey\":\"short\"}")
                        .text("code"))
                .isEqualTo("encoding-aes-key-invalid");
    }

    private JsonNode say(String what) {
        return platform.control("smart-robots/helper/callbacks", "{\"userId\":\"lin.wei\",%s}".formatted(what))
                .body();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var query = query(exchange);
            var key = CallbackKey.parse(AES_KEY);
            if (exchange.getRequestMethod().equals("GET")) {
                respond(
                        exchange,
                        WecomCallback.verifyEcho(
                                TOKEN,
                                key,
                                "",
                                query.get("msg_signature"),
                                query.get("timestamp"),
                                query.get("nonce"),
                                query.get("echostr")));
                return;
            }
            var message = JsonMapper.shared()
                    .readTree(WecomCallback.verifyAndDecrypt(
                            TOKEN,
                            key,
                            "",
                            query.get("msg_signature"),
                            query.get("timestamp"),
                            query.get("nonce"),
                            exchange.getRequestBody().readAllBytes()));
            received.add(message);
            boolean entered = message.at("/event/eventtype").asString("").equals("enter_chat");
            respond(exchange, entered ? reply(key, query.get("nonce") + spoiled) : new byte[0]);
        }
    }

    private static byte[] reply(CallbackKey key, String nonce) {
        var encrypt = CallbackCipher.encrypt(key, new byte[CallbackCipher.RANDOM_BYTES], HELLO.getBytes(UTF_8), "");
        return "{\"encrypt\":\"%s\",\"msgsignature\":\"%s\",\"timestamp\":1641002400,\"nonce\":\"%s\"}"
                .formatted(encrypt, CallbackSignature.sign(TOKEN, "1641002400", nonce, encrypt), nonce)
                .getBytes(UTF_8);
    }

    private void respond(HttpExchange exchange, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private static Map<String, String> query(HttpExchange exchange) {
        return Stream.of(exchange.getRequestURI().getRawQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], UTF_8)));
    }
}
