package dev.scrm.contact;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import dev.scrm.platform.test.TestTokens;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** How many imports are kept of a corp, and how often one is tried, asked for over HTTP. */
@TestPropertySource(properties = "contact.imports.at-most=2")
class ImportLimitsFlowTests extends RunningContactService {
    private static final String PATH = "/api/v1/contact-imports";
    private static final int MOST_TRIES = 20;

    private final String corp = "ww" + UUID.randomUUID();
    private final String mei = TestTokens.token(corp, "mei", "all", "manager");

    @Autowired
    private MongoDatabase database;

    @Test
    void keepSoManyOfACorp() {
        var first = uploaded().text("id");
        uploaded();

        var refused = upload();

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("code")).isEqualTo("contact-imports-full");
        assertThat(refused.text("limit")).isEqualTo("imports");
        assertThat(refused.body().path("maximum").asInt()).isEqualTo(2);
        assertThat(get(mei, PATH).body().path("items")).hasSize(2);

        assertThat(delete(mei, PATH + "/" + first).status()).isEqualTo(204);
        uploaded();
    }

    /** What cannot be read is tried again, for ten minutes; here the last try comes at once. */
    @Test
    void giveUpWhatGetsNoFurtherAndGoOnWhereItStandsOnceItDoes() {
        var id = uploaded().text("id");
        var path = PATH + "/" + id;
        var columns = "{\"columns\":[{\"column\":0,\"as\":\"identity\",\"type\":\"phone\"}]}";
        assertThat(putAny(mei, path + "/mapping", columns).status()).isEqualTo(200);
        var rows = database.getCollection("contact-import-rows");
        var whole = requireNonNull(rows.findOneAndUpdate(eq("importId", id), set("rows", "broken")));
        var imports = database.getCollection("contact-imports");

        assertThat(send("POST", mei, path + "/start", null).status()).isEqualTo(200);
        eventually(() -> assertThat(imports.updateOne(
                                gte("tries", 1), combine(set("tries", MOST_TRIES), set("heldUntil", Instant.EPOCH)))
                        .getMatchedCount())
                .isEqualTo(1));

        eventually(() -> assertThat(get(mei, path).text("status")).isEqualTo("failed"));
        var failed = get(mei, path);
        assertThat(failed.text("failure")).isEqualTo("tried-too-often");
        assertThat(failed.text("failedWhile")).isEqualTo("running");
        assertThat(failed.body().has("endedAt")).isTrue();
        assertThat(send("POST", mei, path + "/pause", null).text("code")).isEqualTo("contact-import-status");

        rows.replaceOne(eq("_id", whole.get("_id")), whole);
        assertThat(send("POST", mei, path + "/start", null).status()).isEqualTo(200);
        eventually(() -> assertThat(get(mei, path).text("status")).isEqualTo("completed"));
        var completed = get(mei, path).body();
        assertThat(completed.has("failure")).isFalse();
        assertThat(completed.path("done").path("created").asInt()).isEqualTo(1);
    }

    private Answer uploaded() {
        var answer = upload();
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        return answer;
    }

    private Answer upload() {
        return sendFile(mei, PATH, "客户.csv", "手机号\n13800000001\n".getBytes(UTF_8));
    }
}
