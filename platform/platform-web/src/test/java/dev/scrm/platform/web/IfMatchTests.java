package dev.scrm.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IfMatchTests extends AbstractServiceTests {
    private static final String GUARDED = "/api/v1/items/guarded";

    @Test
    void letsAChangePassThatKnowsTheStateByItsTag() {
        var tag =
                getAs(TestTokens.agent(), GUARDED).headers().firstValue("ETag").orElseThrow();

        assertThat(change("If-Match", tag).statusCode()).isEqualTo(200);
        assertThat(change("If-Match", "\"of, another\" , " + tag).statusCode()).isEqualTo(422);
        assertThat(change("If-Match", "\"of,another\" , " + tag).statusCode()).isEqualTo(200);
        assertThat(change("If-Match", "\"another\"", "If-Match", tag).statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", " * "})
    void letsAChangePassThatTakesAnyState(String any) {
        assertThat(change("If-Match", any).statusCode()).isEqualTo(200);
    }

    @Test
    void wantsToKnowOnWhatTheCallerDecided() {
        assertProblem(change(), 428, "precondition-required");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"16-00000000\"", "\"17\"", "\"a\", \"b\""})
    void refusesAChangeOfAnotherState(String tag) {
        assertProblem(change("If-Match", tag), 412, "precondition-failed");
    }

    @Test
    void takesAWeakTagForNoProof() {
        var weak = "W/" + ItemController.GUARDED.quoted();

        assertProblem(change("If-Match", weak), 412, "precondition-failed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"17", "\"", "\"\"", "\"a\"\"b\"", "\"a\",", "\"a\", *", "'a'", "\"a b\"", ""})
    void refusesWhatIsNoTag(String header) {
        var problem = assertProblem(change("If-Match", header), 422, "if-match-invalid");

        assertThat(problem.path("header").asString()).isEqualTo("If-Match");
    }

    @Test
    void tellsThingsApartAtTheSameVersion() {
        assertThat(EntityTag.of("a", 1)).isNotEqualTo(EntityTag.of("b", 1)).isNotEqualTo(EntityTag.of("a", 2));
        assertThatIllegalArgumentException().isThrownBy(() -> new EntityTag("no \" inside"));
    }

    private HttpResponse<String> change(String... headers) {
        var all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 2, headers.length);
        all[0] = "Authorization";
        all[1] = "Bearer " + TestTokens.agent();
        return send("PUT", GUARDED, BodyPublishers.noBody(), all);
    }
}
