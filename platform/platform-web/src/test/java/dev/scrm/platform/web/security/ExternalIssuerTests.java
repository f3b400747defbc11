package dev.scrm.platform.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.scrm.platform.web.AbstractHttpTests;
import dev.scrm.platform.web.TestTokens;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.RSAPublicKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The keys come from an OpenID Connect issuer, which is away at first. */
class ExternalIssuerTests extends AbstractHttpTests {
    private static final HttpServer ISSUER = bind();
    private static final String ISSUER_URI =
            "http://127.0.0.1:" + ISSUER.getAddress().getPort() + "/realms/scrm";

    private static volatile boolean away = true;

    @DynamicPropertySource
    static void issuer(DynamicPropertyRegistry properties) {
        properties.add("scrm.jwt.issuer-uri", () -> ISSUER_URI);
    }

    @AfterAll
    static void stop() {
        ISSUER.stop(0);
    }

    @Test
    void saysTryLaterWhileTheIssuerIsAwayAndTrustsItsKeysAfterwards() {
        var token = TestTokens.signed(TestTokens.claims().issuer(ISSUER_URI).build());

        away = true;
        assertProblem(getAs(token, "/api/v1/items/caller"), 503, "token-issuer-unreachable");

        away = false;
        assertThat(getAs(token, "/api/v1/items/caller").statusCode()).isEqualTo(200);
        assertProblem(getAs(TestTokens.agent(), "/api/v1/items/caller"), 401, "token-issuer");
    }

    private static HttpServer bind() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", ExternalIssuerTests::answer);
            server.start();
            return server;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void answer(HttpExchange exchange) throws IOException {
        var keys = new JWKSet(new RSAKey.Builder((RSAPublicKey) TestTokens.KEYS.getPublic()).build());
        var body = (exchange.getRequestURI().getPath().endsWith("/keys")
                        ? keys.toString()
                        : "{\"issuer\":\"%s\",\"jwks_uri\":\"%s/keys\",\"subject_types_supported\":[\"public\"]}"
                                .formatted(ISSUER_URI, ISSUER_URI))
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(away ? 503 : 200, away ? -1 : body.length);
        if (!away) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }
}
