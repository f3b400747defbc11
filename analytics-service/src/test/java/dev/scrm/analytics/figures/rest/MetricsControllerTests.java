package dev.scrm.analytics.figures.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import dev.scrm.analytics.figures.Count;
import dev.scrm.analytics.figures.Figure;
import dev.scrm.analytics.figures.FigureKey;
import dev.scrm.analytics.figures.FigureRow;
import dev.scrm.analytics.figures.Figures;
import dev.scrm.analytics.figures.ReadFigures;
import dev.scrm.analytics.figures.Timing;
import dev.scrm.analytics.figures.mongo.MongoFigures;
import dev.scrm.platform.messaging.PlatformMessagingConfiguration;
import dev.scrm.platform.test.MutableClock;
import dev.scrm.platform.test.TestMongo;
import dev.scrm.platform.test.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(classes = MetricsControllerTests.WithoutKafka.class, webEnvironment = WebEnvironment.RANDOM_PORT)
class MetricsControllerTests {
    private static final String CORP = TestTokens.CORP;
    private static final Instant NOW = Instant.parse("2026-11-21T09:30:00Z");
    private static final Instant EIGHT = Instant.parse("2026-11-21T08:00:00Z");
    private static final Instant NINE = Instant.parse("2026-11-21T09:00:00Z");
    private static final String MANAGER = TestTokens.token(CORP, "lin.wei", "all", "manager");
    private static final JsonMapper JSON = JsonMapper.shared();

    /** Figures over HTTP without Kafka. */
    @EnableAutoConfiguration(exclude = PlatformMessagingConfiguration.class)
    @Import(MetricsController.class)
    static class WithoutKafka {
        @Bean
        Figures figures(MongoDatabase database) {
            return new MongoFigures(database);
        }

        @Bean
        ReadFigures readFigures(Figures figures) {
            return new ReadFigures(figures);
        }

        @Bean
        Clock clock() {
            return MutableClock.at(NOW);
        }
    }

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry registry) {
        registry.add("scrm.mongodb.uri", TestMongo::uri);
        registry.add("scrm.mongodb.database", () -> TestMongo.freshDatabaseName("analytics"));
        registry.add("scrm.jwt.public-key", () -> TestTokens.publicKey().toString());
        // The service's own group asks for the topology, which is not here.
        registry.add("management.endpoint.health.group.readiness.include", () -> "readinessState");
    }

    @BeforeAll
    static void rows(@Autowired Figures figures) {
        figures.save(List.of(
                new FigureRow(
                        FigureKey.at(CORP, EIGHT, "poster-17"),
                        Figure.one(Count.CONTACTS_ADDED)
                                .and(Count.WELCOMES_SENT)
                                .and(Timing.WELCOME_LATENCY, 300)
                                .and(Count.FIRST_RESPONSES)
                                .and(Timing.FIRST_RESPONSE, 1_500),
                        1),
                new FigureRow(FigureKey.at(CORP, NINE, "海报|\u001f1"), Figure.one(Count.CONTACTS_ADDED), 2),
                new FigureRow(FigureKey.at(CORP, NINE, "none"), Figure.one(Count.TICKETS_OPENED), 3),
                new FigureRow(
                        FigureKey.at(CORP, EIGHT.minusSeconds(48 * 3600), "old"), Figure.one(Count.RED_ALERTS), 4),
                new FigureRow(
                        FigureKey.at("ww5c3a0demo0000002", EIGHT, "poster-17"), Figure.one(Count.RED_ALERTS), 5)));
    }

    @Test
    void tellsTheLastDayByHourAndLiveCode() throws Exception {
        var metrics = ok("");

        assertThat(metrics.at("/items"))
                .extracting(item ->
                        item.at("/hour").asString() + " " + item.at("/liveCode").asString())
                .containsExactly(EIGHT + " poster-17", NINE + " none", NINE + " 海报|\u001f1");
        var poster = metrics.at("/items/0");
        assertThat(poster.at("/contactsAdded").asInt()).isEqualTo(1);
        assertThat(poster.at("/ticketsOpened").asInt()).isZero();
        assertThat(poster.at("/welcomeLatencyMillis/max").asDouble()).isEqualTo(300);
        assertThat(poster.at("/firstResponseSeconds/p50").asDouble()).isEqualTo(1.5);
        assertThat(metrics.at("/items/1").has("welcomeLatencyMillis")).isFalse();
        assertThat(metrics.has("next")).isFalse();
    }

    @Test
    void isInTheDocumentOfPaths() throws Exception {
        var document = JSON.readTree(getPath("/openapi.json", "").body());

        assertThat(document.path("paths").propertyNames()).contains("/api/v1/metrics");
        assertThat(document.path("components").path("schemas").has("Problem")).isTrue();
    }

    @Test
    void totalsWhatWasAskedFor() throws Exception {
        var totals = ok("").at("/totals");

        assertThat(totals.at("/contactsAdded").asInt()).isEqualTo(2);
        assertThat(totals.at("/ticketsOpened").asInt()).isEqualTo(1);
        assertThat(totals.at("/redAlerts").asInt()).isZero();
        assertThat(totals.at("/welcomeLatencyMillis/p99").asDouble()).isEqualTo(300);
    }

    @Test
    void leadsFromPageToPage() throws Exception {
        var first = ok("?limit=2");
        var last = ok("?limit=2&cursor=" + first.at("/next").asString());

        assertThat(first.at("/items")).hasSize(2);
        assertThat(last.at("/items/0/liveCode").asString()).isEqualTo("海报|\u001f1");
        assertThat(last.at("/items")).hasSize(1);
        assertThat(last.has("totals")).isFalse();
        assertThat(last.has("next")).isFalse();
    }

    @Test
    void leadsOnAfterALiveCodeOfAnyCharacters() throws Exception {
        var rows = ok("?from=2026-11-19T00:00:00Z&limit=3");

        assertThat(ok("?from=2026-11-19T00:00:00Z&limit=3&cursor="
                                + rows.at("/next").asString())
                        .at("/items"))
                .hasSize(1);
    }

    @Test
    void keepsToPeriodLiveCodeAndMetric() throws Exception {
        var metrics = ok("?from=2026-11-21T08:10:00Z&to=2026-11-21T09:00:00Z&liveCode=poster-17&metric=contactsAdded");

        assertThat(metrics.at("/items")).hasSize(1);
        assertThat(metrics.at("/items/0").propertyNames()).containsExactly("hour", "liveCode", "contactsAdded");
        assertThat(metrics.at("/totals").propertyNames()).containsExactly("contactsAdded");
    }

    @Test
    void neverShowsAnotherCorp() throws Exception {
        assertThat(ok("?liveCode=poster-17").at("/totals/redAlerts").asInt()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "manager", "auditor"})
    void isThereForThoseWhoLeadAndCheck(String role) throws Exception {
        assertThat(get("", TestTokens.token(CORP, "someone", "own", role)).statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"agent", "integrator"})
    void isForbiddenToOthers(String role) throws Exception {
        var answer = get("", TestTokens.token(CORP, "someone", "all", role));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(JSON.readTree(answer.body()).at("/code").asString()).isEqualTo("forbidden");
    }

    @Test
    void asksForAToken() throws Exception {
        assertThat(get("", "").statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "from=2026-11-21T09:00:00Z&to=2026-11-21T08:00:00Z, 422, period-empty",
        "from=2026-01-01T00:00:00Z&to=2026-11-21T08:00:00Z, 422, period-too-long",
        "from=yesterday, 400, parameter-invalid",
        "metric=profit, 422, metric-unknown",
        "liveCode=%20, 422, live-code-invalid",
        "limit=0, 422, limit-out-of-range",
        "cursor=bm8, 422, cursor-invalid",
        "cursor=eB95, 422, cursor-invalid"
    })
    void refusesWhatItCannotAnswer(String query, int status, String code) throws Exception {
        var answer = get("?" + query, MANAGER);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(JSON.readTree(answer.body()).at("/code").asString()).isEqualTo(code);
    }

    private JsonNode ok(String query) throws Exception {
        var answer = get(query, MANAGER);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private HttpResponse<String> get(String query, String token) throws IOException, InterruptedException {
        return getPath("/api/v1/metrics" + query, token);
    }

    private HttpResponse<String> getPath(String path, String token) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
            if (!token.isEmpty()) {
                request.header("Authorization", "Bearer " + token);
            }
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
