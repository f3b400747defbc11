package dev.scrm.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.scrm.platform.wecom.CallbackKey;
import dev.scrm.platform.wecom.FlatXmlReader;
import dev.scrm.platform.wecom.WecomCallback;
import dev.scrm.platform.wecom.XmlElement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Takes callbacks as the gateway would, and answers what a test wants. */
final class TestGateway implements AutoCloseable {
    static final CallbackKey KEY = CallbackKey.parse(DemoCorp.CALLBACK_AES_KEY);

    /** A callback as it came and as it was decrypted. */
    record Received(Map<String, String> query, String body, String plaintext) {
        XmlElement event() {
            return FlatXmlReader.read(plaintext.getBytes(StandardCharsets.UTF_8));
        }

        String text(String name) {
            return event().text(name).orElse("");
        }
    }

    final List<Received> received = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private final Queue<Integer> statuses = new ConcurrentLinkedQueue<>();
    private final Semaphore silence = new Semaphore(0);
    private volatile boolean silent;
    private volatile String echoSuffix = "";

    TestGateway() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext(DemoCorp.CALLBACK_PATH, this::handle);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The next callbacks are answered with these; those after them with 200. */
    void answer(Integer... next) {
        statuses.addAll(List.of(next));
    }

    /** Callbacks are taken, but not answered until the gateway speaks again. */
    void fallSilent() {
        silence.drainPermits();
        silent = true;
    }

    void speak() {
        silent = false;
        silence.release(1_000);
    }

    /** Puts quotes around the echo, as a framework that makes JSON of it would. */
    void spoilEchoes(String suffix) {
        echoSuffix = suffix;
    }

    List<Received> about(String externalUserId) {
        return received.stream()
                .filter(callback -> callback.text("ExternalUserID").equals(externalUserId))
                .toList();
    }

    @Override
    public void close() {
        speak();
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var query = query(exchange);
            if (exchange.getRequestMethod().equals("GET")) {
                respond(exchange, 200, echo(query) + echoSuffix);
                return;
            }
            var body = exchange.getRequestBody().readAllBytes();
            received.add(new Received(query, new String(body, StandardCharsets.UTF_8), decrypt(query, body)));
            if (silent) {
                silence.acquireUninterruptibly();
            }
            var status = statuses.poll();
            respond(exchange, status == null ? 200 : status, "");
        }
    }

    private static String echo(Map<String, String> query) {
        return new String(
                WecomCallback.verifyEcho(
                        DemoCorp.CALLBACK_TOKEN,
                        KEY,
                        DemoCorp.CORP_ID,
                        query.get("msg_signature"),
                        query.get("timestamp"),
                        query.get("nonce"),
                        query.get("echostr")),
                StandardCharsets.UTF_8);
    }

    private static String decrypt(Map<String, String> query, byte[] body) {
        return new String(
                WecomCallback.verifyAndDecrypt(
                        DemoCorp.CALLBACK_TOKEN,
                        KEY,
                        DemoCorp.CORP_ID,
                        query.get("msg_signature"),
                        query.get("timestamp"),
                        query.get("nonce"),
                        body),
                StandardCharsets.UTF_8);
    }

    private static Map<String, String> query(HttpExchange exchange) {
        return Stream.of(exchange.getRequestURI().getRawQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private static void respond(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
