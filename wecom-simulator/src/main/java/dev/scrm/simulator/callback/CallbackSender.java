package dev.scrm.simulator.callback;

import dev.scrm.platform.wecom.CallbackCipher;
import dev.scrm.platform.wecom.CallbackKey;
import dev.scrm.platform.wecom.CallbackSignature;
import dev.scrm.simulator.Corp;
import dev.scrm.simulator.world.World;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executor;

/** Encrypts, signs and sends to a callback URL, with fresh random bytes and a fresh nonce each time. */
final class CallbackSender implements AutoCloseable {
    private static final Duration ECHO_TIMEOUT = Duration.ofSeconds(1);

    private final World world;
    private final HttpClient client;

    CallbackSender(World world, Executor executor) {
        this.world = world;
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .executor(executor)
                .build();
    }

    /** What a callback URL answered. */
    record Posted(int status, PassiveReply reply) {}

    /** Posts an event. */
    Posted post(Corp.CallbackTarget target, long agentId, String plaintext, Duration timeout)
            throws IOException, InterruptedException {
        var encrypt = encrypt(target, plaintext, corpId());
        var body =
                "<xml><ToUserName><![CDATA[%s]]></ToUserName><AgentID><![CDATA[%d]]></AgentID><Encrypt><![CDATA[%s]]></Encrypt></xml>"
                        .formatted(corpId(), agentId, encrypt);
        var response = post(signed(target, encrypt, nonce(), ""), "text/xml; charset=utf-8", body, timeout);
        return new Posted(response.statusCode(), PassiveReply.of(target, corpId(), answer(response)));
    }

    /** Posts to an intelligent robot: in JSON, and for nobody in particular. */
    Posted postToRobot(Corp.CallbackTarget target, String plaintext, Duration timeout)
            throws IOException, InterruptedException {
        var nonce = nonce();
        var encrypt = encrypt(target, plaintext, "");
        var body = "{\"encrypt\":\"%s\"}".formatted(encrypt);
        var response = post(signed(target, encrypt, nonce, ""), "application/json", body, timeout);
        return new Posted(response.statusCode(), PassiveReply.ofRobot(target, nonce, answer(response)));
    }

    private HttpResponse<byte[]> post(URI uri, String contentType, String body, Duration timeout)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(uri)
                .timeout(timeout)
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    private static byte[] answer(HttpResponse<byte[]> response) {
        return response.statusCode() == 200 ? response.body() : new byte[0];
    }

    /** Asks the URL to prove that it can decrypt what is for the receiver, and answers what it said. */
    HttpResponse<String> echo(Corp.CallbackTarget target, String plaintext, String receiveId)
            throws IOException, InterruptedException {
        var encrypt = encrypt(target, plaintext, receiveId);
        var request = HttpRequest.newBuilder(signed(target, encrypt, nonce(), "&echostr=" + urlEncoded(encrypt)))
                .timeout(ECHO_TIMEOUT)
                .GET()
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        client.shutdownNow();
        client.close();
    }

    private String encrypt(Corp.CallbackTarget target, String plaintext, String receiveId) {
        var random = world.code("", CallbackCipher.RANDOM_BYTES).getBytes(StandardCharsets.US_ASCII);
        var message = plaintext.getBytes(StandardCharsets.UTF_8);
        return CallbackCipher.encrypt(CallbackKey.parse(target.encodingAesKey()), random, message, receiveId);
    }

    private String nonce() {
        return world.code("", 16);
    }

    private URI signed(Corp.CallbackTarget target, String encrypt, String nonce, String more) {
        var timestamp = Long.toString(world.now().getEpochSecond());
        var signature = CallbackSignature.sign(target.token(), timestamp, nonce, encrypt);
        return URI.create(target.url()
                + (target.url().contains("?") ? "&" : "?")
                + "msg_signature=" + signature + "&timestamp=" + timestamp + "&nonce=" + nonce + more);
    }

    private String corpId() {
        return world.callbacks.corp().corpId();
    }

    private static String urlEncoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
