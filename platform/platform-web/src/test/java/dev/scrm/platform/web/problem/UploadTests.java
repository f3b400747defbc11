package dev.scrm.platform.web.problem;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.scrm.platform.web.AbstractServiceTests;
import dev.scrm.platform.web.TestTokens;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.TestPropertySource;

/** Forms with files lie on disk before a controller is asked: who sends them, where and how many at a time is asked before. */
@TestPropertySource(
        properties = {
            "spring.servlet.multipart.enabled=true",
            "spring.servlet.multipart.max-file-size=100KB",
            "spring.servlet.multipart.max-request-size=100KB",
            "scrm.web.max-upload=100KB",
            "scrm.web.uploads-at-once=1"
        })
class UploadTests extends AbstractServiceTests {
    private static final String FILES = "/api/v1/files";
    private static final String FORM = "multipart/form-data; boundary=b";
    private static final String HEAD = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n";
    private static final String END = "\r\n--b--\r\n";
    private static final int MORE_THAN_IS_SWALLOWED = 50_000_000;

    @Test
    void takesAFileFromWhoeverMaySendIt() {
        assertThat(upload(FILES, "manager", whole()).body()).isEqualTo("5000");
        assertThat(upload(FILES, "manager", BodyPublishers.ofInputStream(UploadTests::form))
                        .body())
                .isEqualTo("5000");
    }

    @Test
    void refusesWhoeverMayNotBeforeAnythingOfItWasRead() {
        assertThat(headerAlone(FILES, TestTokens.withRole("agent")))
                .startsWith("HTTP/1.1 403")
                .contains("rolesNeeded");
        assertThat(headerAlone(FILES, "nonsense")).startsWith("HTTP/1.1 401");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/forgotten-files", "/api/v1/items", "/api/v1/files/", "/open/greeting"})
    void readsNoneOnAnotherPath(String path) {
        assertThat(headerAlone(path, TestTokens.withRole("manager"))).startsWith("HTTP/1.1 415");
        var chunked = upload(path, "manager", BodyPublishers.ofInputStream(UploadTests::form));
        assertProblem(chunked, 415, "media-type-not-supported");
    }

    @Test
    void readsNoLargerOne() {
        var declared = BodyPublishers.ofString(HEAD + "x".repeat(200_000) + END);

        assertProblem(upload(FILES, "manager", declared), 413, "body-too-large");
    }

    @Test
    void readsSoManyAtATime() throws IOException {
        var form = HEAD + "x".repeat(5000) + END;
        try (var slow = new Socket("127.0.0.1", port)) {
            slow.setSoTimeout(10_000);
            write(slow, header(FILES, TestTokens.withRole("manager"), form.length()) + HEAD);
            await().untilAsserted(() -> {
                var busy = upload(FILES, "manager", whole());
                assertProblem(busy, 503, "unavailable");
                assertThat(busy.headers().firstValue("Retry-After")).contains("5");
            });

            write(slow, form.substring(HEAD.length()));
            assertThat(new String(slow.getInputStream().readAllBytes(), UTF_8)).startsWith("HTTP/1.1 200");
        }
        assertThat(upload(FILES, "manager", whole()).statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> upload(String path, String role, BodyPublisher body) {
        var token = "Bearer " + TestTokens.withRole(role);
        return send("POST", path, body, "Authorization", token, "Content-Type", FORM);
    }

    private static BodyPublisher whole() {
        return BodyPublishers.ofString(HEAD + "x".repeat(5000) + END);
    }

    private static ByteArrayInputStream form() {
        return new ByteArrayInputStream((HEAD + "x".repeat(5000) + END).getBytes(UTF_8));
    }

    /** Nothing follows: only who does not wait for it answers. */
    private String headerAlone(String path, String token) {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            write(socket, header(path, token, MORE_THAN_IS_SWALLOWED));
            var answer = new StringBuilder();
            // The server holds the connection a while longer, since it was to bring more.
            while (answer.indexOf("}") < 0) {
                answer.append((char) socket.getInputStream().read());
            }
            return answer.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String header(String path, String token, int length) {
        return "POST %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n"
                .formatted(path, token, FORM, length);
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(ISO_8859_1));
        socket.getOutputStream().flush();
    }
}
