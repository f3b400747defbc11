package dev.scrm.contact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.contact.contact.ContactFact;
import dev.scrm.contact.contact.ContactFixtures;
import dev.scrm.contact.contact.ContactId;
import dev.scrm.contact.contact.Contacts;
import dev.scrm.contact.contact.LearnedFact;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.EventType;
import dev.scrm.platform.events.SourcePosition;
import dev.scrm.platform.test.TestTokens;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What callers may see and change, and how they are told that they may not. */
class ContactApiTests extends RunningContactService {
    private static final Instant MORNING = Instant.parse("2026-11-21T08:30:00Z");

    /** A corp of this test alone. */
    private final String corp = "ww" + UUID.randomUUID();

    private final String admin = TestTokens.token(corp, "root", "all", "admin");

    @Autowired
    private Contacts contacts;

    @ParameterizedTest
    @CsvSource({
        "admin,      200, 200, 200, 200",
        "manager,    200, 200, 200, 200",
        "agent,      200, 200, 403, 403",
        "auditor,    200, 200, 403, 403",
        "integrator, 200, 403, 403, 403",
        "stranger,   403, 403, 403, 403"
    })
    void letsARoleDoWhatItMay(String role, int list, int timeline, int put, int delete) {
        var id = haveContact("lin.wei");
        putAny(admin, "/api/v1/live-codes/to-delete", code());
        var token = TestTokens.token(corp, "lin.wei", "all", role);

        assertThat(get(token, "/api/v1/contacts").status()).isEqualTo(list);
        assertThat(get(token, "/api/v1/contacts/" + id).status()).isEqualTo(list);
        assertThat(get(token, "/api/v1/live-codes").status()).isEqualTo(list);
        assertThat(get(token, "/api/v1/contacts/" + id + "/timeline").status()).isEqualTo(timeline);
        assertThat(putAny(token, "/api/v1/live-codes/poster-17", code()).status())
                .isEqualTo(put);
        assertThat(deleteAny(token, "/api/v1/live-codes/to-delete").status()).isEqualTo(delete == 200 ? 204 : delete);
    }

    @Test
    void letsNobodyInWithoutAToken() {
        for (var path : List.of(
                "/api/v1/contacts",
                "/api/v1/contacts/x",
                "/api/v1/contacts/x/timeline",
                "/api/v1/live-codes",
                "/api/v1/live-codes/x")) {
            assertThat(get(null, path).status()).as(path).isEqualTo(401);
        }
        assertThat(put(null, "/api/v1/live-codes/x", code()).status()).isEqualTo(401);
        assertThat(delete(null, "/api/v1/live-codes/x").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({"all, lin.wei, 2", "own, lin.wei, 1", "own, zhao.min, 0", "department, chen.bo, 1"})
    void showsEachCallerTheContactsOfItsScope(String scope, String user, int seen) {
        haveContact("lin.wei");
        haveContact("chen.bo");

        var token = TestTokens.token(corp, user, scope, "agent");

        assertThat(get(token, "/api/v1/contacts").body().path("items").size()).isEqualTo(seen);
    }

    @Test
    void showsNothingOfOwnToATokenThatIsNobodys() {
        var id = haveContact("lin.wei");
        var token =
                TestTokens.token(Map.of("corp", corp, "sub", "robot", "data_scope", "own", "roles", List.of("agent")));

        assertThat(get(token, "/api/v1/contacts").body().path("items").size()).isZero();
        assertThat(get(token, "/api/v1/contacts/" + id).status()).isEqualTo(404);
    }

    @Test
    void doesNotTellAForeignContactFromOneThatIsNotThere() {
        var id = haveContact("lin.wei");
        var colleague = TestTokens.token(corp, "chen.bo", "own", "agent");
        var otherCorp = TestTokens.token("ww" + UUID.randomUUID(), "root", "all", "admin");

        for (var token : List.of(colleague, otherCorp)) {
            assertThat(get(token, "/api/v1/contacts/" + id).text("code")).isEqualTo("contact-unknown");
            assertThat(get(token, "/api/v1/contacts/" + id + "/timeline").text("code"))
                    .isEqualTo("contact-unknown");
        }
        assertThat(get(otherCorp, "/api/v1/contacts").body().path("items").size())
                .isZero();
    }

    @Test
    void doesNotWidenAScopeByAFilter() {
        haveContact("lin.wei");
        var colleague = TestTokens.token(corp, "chen.bo", "own", "agent");

        assertThat(get(colleague, "/api/v1/contacts?staffId=lin.wei")
                        .body()
                        .path("items")
                        .size())
                .isZero();
    }

    @Test
    void pagesThroughAllContactsOnce() {
        var all = IntStream.range(0, 11)
                .mapToObj(_ -> haveContact("lin.wei"))
                .sorted()
                .toList();

        List<String> seen = new ArrayList<>();
        var query = "?limit=4";
        while (query != null) {
            var page = get(admin, "/api/v1/contacts" + query).body();
            page.path("items").forEach(item -> seen.add(item.path("id").asString()));
            query = page.has("next") ? "?limit=4&cursor=" + page.path("next").asString() : null;
        }

        assertThat(seen).containsExactlyElementsOf(all);
    }

    @Test
    void filtersByStaffTagAndLiveCode() {
        var byPoster = haveContact("lin.wei");

        for (var filter : List.of("staffId=lin.wei", "tagId=etEXgold", "liveCode=poster-17")) {
            assertThat(get(admin, "/api/v1/contacts?" + filter).body().path("items"))
                    .as(filter)
                    .singleElement()
                    .satisfies(item -> assertThat(item.path("id").asString()).isEqualTo(byPoster));
        }
        for (var filter : List.of("staffId=chen.bo", "tagId=etEXsilver", "liveCode=poster-18")) {
            assertThat(get(admin, "/api/v1/contacts?" + filter)
                            .body()
                            .path("items")
                            .size())
                    .as(filter)
                    .isZero();
        }
    }

    @Test
    void findsByPartsOfTheName() {
        var wang = haveContact("lin.wei");
        haveContact("lin.wei");
        learn(wang, ContactFixtures.profile("王小明", MORNING.plusSeconds(5)), 1);

        assertThat(get(admin, "/api/v1/contacts?q=%E5%B0%8F%E6%98%8E").body().path("items"))
                .singleElement()
                .satisfies(item -> assertThat(item.path("id").asString()).isEqualTo(wang));
        assertThat(get(admin, "/api/v1/contacts?q=%E5%B0%8F%E6%98%8E&staffId=chen.bo")
                        .body()
                        .path("items"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/contacts?limit=0,              422, limit-out-of-range",
        "/api/v1/contacts?limit=201,            422, limit-out-of-range",
        "/api/v1/contacts?limit=ten,            422, limit-out-of-range",
        "/api/v1/contacts?cursor=%20,           422, cursor-invalid",
        "/api/v1/contacts?cursor=YR9i,          422, cursor-invalid",
        "/api/v1/contacts?q=,                   422, contact-search-invalid",
        "/api/v1/contacts?q=%2B%2D,             422, contact-search-invalid",
        "/api/v1/contacts/nobody,               404, contact-unknown",
        "/api/v1/contacts/nobody/timeline,      404, contact-unknown",
        "/api/v1/live-codes?cursor=*,           422, cursor-invalid",
        "/api/v1/live-codes/nowhere,            404, live-code-unknown",
        "/api/v1/elsewhere,                     404, path-unknown"
    })
    void saysWhatIsWrongWithARequest(String path, int status, String code) {
        var answer = get(admin, path);

        assertThat(answer.text("code")).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(status);
    }

    @Test
    void refusesATimelinesCursorThatIsNone() {
        var id = haveContact("lin.wei");

        // "a", "b" and "c", parted as a cursor's values are: the form is right, the time is not.
        assertThat(get(admin, "/api/v1/contacts/" + id + "/timeline?cursor=YR9iH2M")
                        .text("code"))
                .isEqualTo("cursor-invalid");
    }

    @Test
    void keepsALiveCodeUntilItIsDeleted() {
        assertThat(putAny(admin, "/api/v1/live-codes/poster-17", code()).text("state"))
                .isEqualTo("poster-17");
        assertThat(get(admin, "/api/v1/live-codes/poster-17").text("name")).isEqualTo("海报");
        assertThat(get(admin, "/api/v1/live-codes").body().path("items").size()).isEqualTo(1);

        assertThat(deleteAny(admin, "/api/v1/live-codes/poster-17").status()).isEqualTo(204);
        assertThat(deleteAny(admin, "/api/v1/live-codes/poster-17").text("code"))
                .isEqualTo("live-code-unknown");
    }

    @Test
    void pagesThroughLiveCodes() {
        for (var state : List.of("a", "b", "c")) {
            putAny(admin, "/api/v1/live-codes/" + state, code());
        }

        var first = get(admin, "/api/v1/live-codes?limit=2").body();
        var second = get(
                        admin,
                        "/api/v1/live-codes?limit=2&cursor="
                                + first.path("next").asString())
                .body();

        assertThat(first.path("items").size()).isEqualTo(2);
        assertThat(second.path("items"))
                .singleElement()
                .satisfies(item -> assertThat(item.path("state").asString()).isEqualTo("c"));
        assertThat(second.has("next")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1234567890123456789012345678901 | {\"name\":\"n\",\"tagIds\":[]}                     | 422 | live-code-invalid",
                "poster                          | {\"name\":\"\",\"tagIds\":[]}                      | 422 | live-code-invalid",
                "poster                          | {\"name\":\"n\",\"tagIds\":[\"a b\"]}              | 422 | live-code-invalid",
                "poster                          | {\"name\":\"n\",\"tagIds\":[],\"staffIds\":[\"!\"]} | 422 | live-code-invalid",
                "poster                          | {\"name\":\"n\"}                                   | 400 | validation-failed",
                "poster                          | {\"tagIds\":[]}                                    | 400 | validation-failed",
                "poster                          | {\"name\":\"n\",\"tagIds\":[null]}                 | 400 | validation-failed"
            })
    void refusesALiveCodeThatIsWrong(String state, String body, int status, String code) {
        var answer = putAny(admin, "/api/v1/live-codes/" + state, body);

        assertThat(answer.text("code")).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(status);
    }

    private static String code() {
        return "{\"name\":\"海报\",\"tagIds\":[\"etEXgold\"],\"staffIds\":[\"lin.wei\"]}";
    }

    private String haveContact(String staffId) {
        var id = UUID.randomUUID().toString().replace("-", "");
        learn(id, new ContactFact.Added("wm" + id, staffId, "poster-17", List.of("etEXgold"), MORNING), 0);
        return id;
    }

    private void learn(String id, ContactFact fact, long offset) {
        var cause = new EventEnvelope(
                "cause-" + id + offset,
                EventType.of("scrm.wecom.external-contact-added.v1"),
                "/wecom-gateway",
                null,
                MORNING,
                corp,
                0,
                null,
                null,
                null,
                new byte[0]);
        contacts.apply(List.of(
                new LearnedFact(new ContactId(corp, id), fact, cause, new SourcePosition("callbacks", 0, offset))));
    }
}
