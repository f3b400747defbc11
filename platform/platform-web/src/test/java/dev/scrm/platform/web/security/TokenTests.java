package dev.scrm.platform.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import dev.scrm.platform.web.AbstractServiceTests;
import dev.scrm.platform.web.TestTokens;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenTests extends AbstractServiceTests {
    private static final String CALLER = "/api/v1/items/caller";

    @Test
    void makesTheCallerOutOfTheClaims() {
        var caller = json(getAs(TestTokens.agent(), CALLER));

        assertThat(caller.path("corp").asString()).isEqualTo("ww5c3a0demo0000001");
        assertThat(caller.path("subject").asString()).isEqualTo("lin.wei@demo");
        assertThat(caller.path("user").asString()).isEqualTo("lin.wei");
        assertThat(caller.path("roles").toString()).isEqualTo("[\"AGENT\"]");
        assertThat(caller.path("dataScope").asString()).isEqualTo("DEPARTMENT");
    }

    @Test
    void givesTheNarrowestDataScopeAndNoRoleToATokenThatSaysNothing() {
        var claims = TestTokens.claims()
                .claim("roles", null)
                .claim("data_scope", null)
                .claim("user", null);

        var caller = json(getAs(TestTokens.signed(claims.build()), CALLER));

        assertThat(caller.path("roles").toString()).isEqualTo("[]");
        assertThat(caller.path("dataScope").asString()).isEqualTo("OWN");
        assertThat(caller.has("user")).isFalse();
    }

    @Test
    void asksForATokenWhenThereIsNone() {
        var response = get(CALLER);

        assertProblem(response, 401, "token-missing");
        assertThat(response.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/v1/items", "/nowhere", "/error", "/actuator", "/.well-known/oauth-protected-resource"})
    void deniesEveryPathWithoutAToken(String path) {
        assertProblem(get(path), 401, "token-missing");
    }

    @Test
    void doesNotTakeTheTokenFromTheQuery() {
        assertProblem(get(CALLER + "?access_token=" + TestTokens.agent()), 401, "token-missing");
    }

    @Test
    void toleratesAMinuteOfClockSkew() {
        var claims = TestTokens.claims()
                .expirationTime(Date.from(Instant.now().minus(Duration.ofSeconds(40))))
                .notBeforeTime(Date.from(Instant.now().plus(Duration.ofSeconds(40))));

        assertThat(getAs(TestTokens.signed(claims.build()), CALLER).statusCode())
                .isEqualTo(200);
    }

    static Stream<Arguments> wrongClaims() {
        return Stream.of(
                claims("token-issuer", TestTokens.claims().issuer("https://evil.example")),
                claims("token-issuer", TestTokens.claims().issuer(null)),
                claims("token-audience", TestTokens.claims().audience("another-suite")),
                claims("token-audience", TestTokens.claims().audience((String) null)),
                claims("token-expired", TestTokens.claims().expirationTime(ago(Duration.ofSeconds(70)))),
                claims("token-expired", TestTokens.claims().expirationTime(null).issueTime(null)),
                claims("token-not-yet-valid", TestTokens.claims().notBeforeTime(ago(Duration.ofSeconds(-90)))),
                claims("token-claim", TestTokens.claims().claim("corp", null)),
                claims("token-claim", TestTokens.claims().claim("corp", "")),
                claims("token-claim", TestTokens.claims().claim("corp", "ww1:contact")),
                claims("token-claim", TestTokens.claims().claim("corp", List.of("ww1", "ww2"))),
                claims("token-claim", TestTokens.claims().subject(null)),
                claims("token-claim", TestTokens.claims().claim("roles", "admin")),
                claims("token-claim", TestTokens.claims().claim("data_scope", "everything")));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("wrongClaims")
    void refusesATokenWithAWrongClaimAndSaysWhich(String code, JWTClaimsSet claims) {
        var response = getAs(TestTokens.signed(claims), CALLER);

        assertProblem(response, 401, code);
        assertThat(response.headers().firstValue("WWW-Authenticate")).contains("Bearer error=\"invalid_token\"");
    }

    static Stream<Arguments> forgeries() throws JOSEException, IOException {
        var claims = TestTokens.claims().build();
        var genuine = TestTokens.signed(claims);
        var publicKey = TestTokens.KEYS.getPublic().getEncoded();
        var pem = Files.readAllBytes(TestTokens.PUBLIC_KEY);
        var admin = TestTokens.withRole("admin");
        return Stream.of(
                Arguments.of("without a signature (alg none)", new PlainJWT(claims).serialize()),
                Arguments.of("with the signature cut off", genuine.substring(0, genuine.lastIndexOf('.') + 1)),
                Arguments.of(
                        "HS256 with the public key's bytes as secret",
                        TestTokens.signed(claims, JWSAlgorithm.HS256, new MACSigner(publicKey))),
                Arguments.of(
                        "HS256 with the public key's file as secret",
                        TestTokens.signed(claims, JWSAlgorithm.HS256, new MACSigner(pem))),
                Arguments.of(
                        "RS512 with the right key",
                        TestTokens.signed(claims, JWSAlgorithm.RS512, new RSASSASigner(TestTokens.KEYS.getPrivate()))),
                Arguments.of(
                        "RS256 with another key",
                        TestTokens.signed(
                                claims,
                                JWSAlgorithm.RS256,
                                new RSASSASigner(TestTokens.rsaKeys(2048).getPrivate()))),
                Arguments.of(
                        "with the claims of one and the signature of another",
                        admin.substring(0, admin.lastIndexOf('.')) + genuine.substring(genuine.lastIndexOf('.'))),
                Arguments.of("that is no token", "abc"),
                Arguments.of("with characters no token has", "a b c"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forgeries")
    void refusesATokenThatIsNotTheIssuers(String name, String token) {
        var problem = assertProblem(getAs(token, CALLER), 401, "token-invalid");

        assertThat(problem.path("detail").asString())
                .as("no hint as to what was wrong")
                .isEqualTo("Expected a JWT signed with RS256 by the issuer this service trusts");
    }

    @Test
    void refusesATokenThatIsTooLongBeforeParsingIt() {
        assertProblem(getAs("a".repeat(8193), CALLER), 401, "token-too-long");
    }

    private static Arguments claims(String code, JWTClaimsSet.Builder claims) {
        return Arguments.of(code, claims.build());
    }

    private static Date ago(Duration time) {
        return Date.from(Instant.now().minus(time));
    }
}
