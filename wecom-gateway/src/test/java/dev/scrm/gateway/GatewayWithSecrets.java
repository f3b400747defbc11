package dev.scrm.gateway;

import static dev.scrm.gateway.Secrets.ANSWERS;
import static dev.scrm.gateway.Secrets.collection;
import static dev.scrm.gateway.Secrets.topic;
import static dev.scrm.gateway.callbacks.wecom.SignedCallback.DEMO_APP;
import static dev.scrm.gateway.callbacks.wecom.SignedCallback.SECOND_APP;

import dev.scrm.gateway.callbacks.wecom.SignedCallback;
import dev.scrm.gateway.wecom.TokenKind;
import dev.scrm.gateway.wecom.TokenOf;
import dev.scrm.gateway.wecom.Tokens;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.test.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** A gateway whose every answer is kept, and the secrets it has from the beginning. */
abstract class GatewayWithSecrets extends AdministeredGateway {
    /** What somebody has the gateway say is in the command, and waits with it. */
    static final String[] COMMANDS = {topic(Topics.WECOM_COMMANDS), collection("waiting-commands")};

    @Autowired
    Tokens tokens;

    private final HttpClient http = HttpClient.newHttpClient();
    final Secrets secrets = new Secrets();
    final String admin = TestTokens.admin();
    final String operator = TestTokens.token("wwOPERATOR", "ops", "all", "admin");
    final Simulator.Customer customer = Simulator.customer();
    private int numbers;

    @BeforeEach
    void nameTheSecrets() throws Exception {
        Simulator.callBackTo(url(""));
        secrets.add("the admin's token", admin);
        secrets.add("the operator's token", operator);
        var keyset = JsonMapper.shared().readTree(Files.readString(KEYSET));
        secrets.add("the keyset", keyset.at("/key/0/keyData/value").asString());
        for (var app : List.of(DEMO_APP, SECOND_APP)) {
            secrets.add("the secret of " + app, app.secret());
            secrets.add("the token of " + app, app.callbackToken());
            secrets.add("the key of " + app, app.callbackAesKey());
        }
        secrets.add(
                "the welcome code",
                customer.welcomeCode(),
                Secrets.and(COMMANDS, topic(Topics.WECOM_CALLBACKS), collection("spool")));
    }

    @AfterEach
    void bringBackTheSecret() {
        var _ = call("PUT", app(), "{\"secret\":\"%s\",\"forContacts\":true}".formatted(DEMO_APP.secret()));
        http.close();
    }

    /** What lies in the store now, and the tokens and tickets of now as secrets. */
    void note() {
        for (var app : List.of(DEMO_APP, SECOND_APP)) {
            for (var kind : TokenKind.values()) {
                tokens.find(new TokenOf(app, kind))
                        .filter(token -> !token.value().isEmpty())
                        .ifPresent(token -> secrets.add("a token or ticket of " + app, token.value()));
            }
        }
        secrets.look(database);
    }

    static String app() {
        return "/apps/" + DEMO_APP.agentId();
    }

    String secret(String what, String... places) {
        return secrets.add(what, "s3" + id.substring(0, 16) + "x" + ++numbers + "z", places);
    }

    static String staffSays(String text) {
        return "<xml><FromUserName>lin.wei</FromUserName><MsgType>text</MsgType><Content>%s</Content></xml>"
                .formatted(text);
    }

    HttpResponse<String> callback(SignedCallback callback) {
        return send(HttpRequest.newBuilder(URI.create(url(Http.callbackPath(DEMO_APP) + "?" + callback.queryString())))
                .POST(BodyPublishers.ofString(callback.body())));
    }

    HttpResponse<String> call(String method, String path, @Nullable String json) {
        var body = json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json);
        return send(request("/api/v1/corps/" + CORP + path, admin)
                .header("Content-Type", "application/json")
                .method(method, body));
    }

    HttpRequest.Builder request(String path, String token) {
        return HttpRequest.newBuilder(URI.create(url(path))).header("Authorization", "Bearer " + token);
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            var answer = http.send(request.build(), BodyHandlers.ofString());
            secrets.say(ANSWERS, answer.headers() + answer.body());
            return answer;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
