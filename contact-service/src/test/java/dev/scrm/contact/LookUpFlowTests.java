package dev.scrm.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose an identity is, for whoever sees such identities. */
class LookUpFlowTests extends RightsFlow {
    private static final String NUMBER = "{\"type\":\"phone\",\"value\":\"138 1234 5678\"}";

    @Test
    void tellsWhoseTheyAreInTheOrderInWhichTheyWereAskedFor() {
        var answer = lookUp(
                admin,
                "{\"type\":\"phone\",\"value\":\"13900000000\"}",
                NUMBER,
                "{\"type\":\"email\",\"value\":\"%s\"}".formatted(EMAIL.toUpperCase(Locale.ROOT)),
                "{\"type\":\"open-id\",\"scope\":\"wxEXmini\",\"value\":\"%s\"}".formatted(OPEN_ID),
                "{\"type\":\"open-id\",\"scope\":\"wxEXother\",\"value\":\"%s\"}".formatted(OPEN_ID),
                "{\"type\":\"external-user-id\",\"value\":\"%s\"}".formatted(externalUserId));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(found(answer)).containsExactly("", wang, wang, wang, "", wang);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            role       | scope   | phone        | wecom
            admin      | all     | found        | found
            admin      | foreign | nobody       | nobody
            manager    | own     | found        | found
            agent      | all     | field-masked | found
            agent      | own     | field-masked | found
            agent      | foreign | field-masked | nobody
            auditor    | all     | forbidden    | forbidden
            integrator | all     | found        | found
            integrator | foreign | nobody       | nobody
            """)
    void tellsOnlyWhoMaySeeBothTheIdentityAndTheContact(String role, String scope, String phone, String wecom) {
        var token = token(role, scope);

        assertThat(seen(lookUp(token, NUMBER))).isEqualTo(phone);
        assertThat(seen(lookUp(token, "{\"type\":\"external-user-id\",\"value\":\"%s\"}".formatted(externalUserId))))
                .isEqualTo(wecom);
    }

    @Test
    void isInTheTrailWithWhomItNamedAndWithoutWhatWasAsked() {
        lookUp(token("manager", "all"), NUMBER);

        eventually(() -> assertThat(records())
                .anySatisfy(record -> assertThat(record)
                        .contains("contacts-looked-up")
                        .contains(wang)
                        .doesNotContain("1234")));
    }

    /** Nobody makes somebody's number known under another contact to learn from the merge whose it is. */
    @Test
    void addsNoIdentityAndTellsNoMembershipThatTheTokenDoesNotSee() {
        masks("{\"manager\":{\"phone\":\"masked\",\"membership\":\"hidden\"}}");
        var manager = token("manager", "all");

        assertThat(send("POST", manager, path + "/identities", NUMBER).text("code"))
                .isEqualTo("field-masked");
        assertThat(sendIfMatch("PUT", manager, path + "/memberships/mall", "{\"level\":\"x\"}", "*")
                        .text("code"))
                .isEqualTo("field-masked");
        assertThat(sendIfMatch("DELETE", manager, path + "/memberships/mall", null, "*")
                        .text("code"))
                .isEqualTo("field-masked");
        assertThat(send("POST", manager, path + "/identities", "{\"type\":\"weibo\",\"value\":\"wang\"}")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                                             | 400 | validation-failed",
                "{\"identities\":[]}                                            | 400 | validation-failed",
                "{\"identities\":[null]}                                        | 400 | validation-failed",
                "{\"identities\":[{\"type\":\"phone\"}]}                        | 400 | validation-failed",
                "{\"identities\":[{\"type\":\"passport\",\"value\":\"E1\"}]}    | 422 | identity-invalid",
                "{\"identities\":[{\"type\":\"phone\",\"value\":\"12\"}]}       | 422 | identity-invalid",
                "{\"identities\":[{\"type\":\"open-id\",\"value\":\"oEX\"}]}    | 422 | identity-invalid",
                "{\"identities\":\"13812345678\"}                               | 400 | field-invalid",
            })
    void refusesWhatNobodyIsKnownUnder(String body, int status, String code) {
        var answer = send("POST", admin, "/api/v1/contact-lookups", body);

        assertThat(answer.text("code")).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body().toString()).doesNotContain("13812345678");
    }

    @Test
    void takesAHundredAtOnceAndNoMore() {
        assertThat(lookUp(admin, numbers(100)).body().path("items")).hasSize(100);
        assertThat(lookUp(admin, numbers(101)).text("code")).isEqualTo("validation-failed");
    }

    private static String[] numbers(int count) {
        return IntStream.range(0, count)
                .mapToObj("{\"type\":\"phone\",\"value\":\"139%08d\"}"::formatted)
                .toArray(String[]::new);
    }

    private Answer lookUp(String token, String... identities) {
        var body = List.of(identities).stream().collect(Collectors.joining(",", "{\"identities\":[", "]}"));
        return send("POST", token, "/api/v1/contact-lookups", body);
    }

    private String seen(Answer answer) {
        return answer.status() != 200 ? answer.text("code") : found(answer).equals(List.of(wang)) ? "found" : "nobody";
    }

    private static List<String> found(Answer answer) {
        return answer.body()
                .path("items")
                .valueStream()
                .map(item -> item.path("contactId").asString(""))
                .toList();
    }
}
