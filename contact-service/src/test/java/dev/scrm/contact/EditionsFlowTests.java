package dev.scrm.contact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.platform.test.TestTokens;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a corp sets up is changed by whoever has seen how it stands. */
class EditionsFlowTests extends RunningContactService {
    private final String admin = TestTokens.token("ww" + UUID.randomUUID(), "root", "all", "admin");

    @BeforeEach
    void haveAGroup() {
        putAny(admin, "/api/v1/tag-groups/interests", "{\"name\":\"兴趣\"}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            portrait-rules            | {"recencyDays":[1,2,3,4],"frequency":[1,2,3,4],"monetary":[1,2,3,4],"activityDays":[1,2,%d],"weights":{}}
            behavior-sources/shop     | {"name":"商城 %d"}
            behavior-types/sofa-tried | {"title":"试坐 %d","schema":{"type":"object"}}
            live-codes/poster-17      | {"name":"海报 %d","tagIds":[]}
            tag-groups/places         | {"name":"门店 %d"}
            tags/fan                  | {"name":"粉丝 %d","groupId":"interests"}
            """)
    void areChangedByNobodyWhoHasNotSeenHowTheyStand(String what, String body) {
        var path = "/api/v1/" + what;
        assertThat(put(admin, path, body.formatted(10)).text("code")).isEqualTo("precondition-required");

        var made = putAny(admin, path, body.formatted(10));
        assertThat(made.status()).isEqualTo(200);
        assertThat(get(admin, path).tag()).isEqualTo(made.tag()).isNotEmpty();
        var changed = sendIfMatch("PUT", admin, path, body.formatted(11), made.tag());
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.tag()).isEqualTo(get(admin, path).tag()).isNotEqualTo(made.tag());

        var late = sendIfMatch("PUT", admin, path, body.formatted(12), made.tag());
        assertThat(late.status()).isEqualTo(412);
        assertThat(late.text("code")).isEqualTo("precondition-failed");
        assertThat(get(admin, path).body()).isEqualTo(changed.body());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            behavior-sources/shop     | {"name":"商城 %d"}
            behavior-types/sofa-tried | {"title":"试坐 %d","schema":{"type":"object"}}
            live-codes/poster-17      | {"name":"海报 %d","tagIds":[]}
            tag-groups/places         | {"name":"门店 %d"}
            tags/fan                  | {"name":"粉丝 %d","groupId":"interests"}
            """)
    void areRemovedByNobodyWhoHasNotSeenHowTheyStand(String what, String body) {
        var path = "/api/v1/" + what;
        var first = putAny(admin, path, body.formatted(10)).tag();
        var second = putAny(admin, path, body.formatted(11)).tag();

        assertThat(delete(admin, path).text("code")).isEqualTo("precondition-required");
        assertThat(sendIfMatch("DELETE", admin, path, null, first).text("code")).isEqualTo("precondition-failed");
        assertThat(sendIfMatch("DELETE", admin, path, null, second).status()).isIn(200, 204);
        assertThat(get(admin, path).status()).isEqualTo(404);

        // Made anew it is another one.
        assertThat(putAny(admin, path, body.formatted(10)).tag()).isNotIn(first, second);
    }
}
