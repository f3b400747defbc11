package dev.scrm.contact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.contact.contact.ContactFact;
import dev.scrm.platform.events.Ids;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.context.TestPropertySource;

/** Masks as admins set them, and reveals as they are counted and recorded. */
@TestPropertySource(properties = "contact.reveals.per-day=2")
class RightsFlowTests extends RightsFlow {
    private static final String DELIVERY = "{\"what\":\"phone\",\"purpose\":\"delivery\",\"because\":\"快递打不通\"}";

    @Test
    void changeOnlyWhatTheAdminHasSeen() {
        var first = get(admin, "/api/v1/field-masks");
        assertThat(first.body().at("/roles/agent/phone").asString()).isEqualTo("masked");
        assertThat(first.body().at("/roles/auditor/field").asString()).isEqualTo("masked");

        var strict = "{\"roles\":{\"agent\":{\"phone\":\"hidden\"}}}";
        assertThat(sendIfMatch("PUT", admin, "/api/v1/field-masks", strict, null)
                        .status())
                .isEqualTo(428);
        var changed = sendIfMatch("PUT", admin, "/api/v1/field-masks", strict, first.tag());
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.body().at("/roles/agent/phone").asString()).isEqualTo("hidden");
        assertThat(changed.body().at("/roles/agent/email").asString()).isEqualTo("masked");
        assertThat(sendIfMatch("PUT", admin, "/api/v1/field-masks", strict, first.tag())
                        .status())
                .isEqualTo(412);
        assertThat(get(admin, "/api/v1/field-masks").tag()).isEqualTo(changed.tag());
        eventually(() -> assertThat(get(admin, "/api/v1/audit-trail?kind=change&actor=user:root&limit=200")
                        .body()
                        .path("items"))
                .filteredOn(record -> record.path("operation").asString().equals("field-masks-changed"))
                .filteredOn(record -> record.path("step").asString().equals("done"))
                .singleElement()
                .satisfies(record -> {
                    assertThat(record.path("before").asString()).isEqualTo(first.tag());
                    assertThat(record.path("after").asString()).isEqualTo(changed.tag());
                }));
    }

    /** What was read can be written back, and says the same. */
    @Test
    void takeWhatTheyShow() {
        masks("{\"agent\":{\"phone\":\"hidden\",\"field:birthday\":\"hidden\"}}");
        var shown = get(admin, "/api/v1/field-masks").body();

        assertThat(sendIfMatch("PUT", admin, "/api/v1/field-masks", shown.toString(), "*")
                        .body())
                .isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"boss\":{\"phone\":\"shown\"}}          | 422 | field-masks-invalid",
                "{\"agent\":{\"fax\":\"shown\"}}           | 422 | field-masks-invalid",
                "{\"agent\":{\"phone\":\"blurred\"}}       | 422 | field-masks-invalid",
                "{\"agent\":{\"field:\":\"shown\"}}        | 422 | field-masks-invalid",
                "{\"agent\":{\"field:nowhere\":\"shown\"}} | 422 | field-masks-invalid",
                "{\"agent\":{\"phone\":null}}              | 400 | validation-failed",
                "{\"agent\":null}                          | 400 | validation-failed",
                "{\"agent\":[]}                            | 400 | field-invalid",
                "null                                      | 400 | validation-failed"
            })
    void refuseMasksThatAreNone(String roles, int status, String code) {
        var answer = masks(roles);

        assertThat(answer.text("code")).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(status);
    }

    @Test
    void revealWithAReasonThatStandsInTheTrail() {
        var answer = reveal(token("agent", "own"), DELIVERY);

        assertThat(answer.body().path("values").toString()).isEqualTo("[\"" + PHONE + "\"]");
        eventually(() -> assertThat(get(admin, "/api/v1/audit-trail?kind=reveal&contactId=" + wang)
                        .body()
                        .path("items"))
                .filteredOn(record -> record.path("step").asString().equals("done"))
                .singleElement()
                .satisfies(record -> {
                    assertThat(record.path("operation").asString()).isEqualTo("contact-revealed");
                    assertThat(record.path("actor").asString()).isEqualTo("user:lin.wei");
                    assertThat(record.path("purpose").asString()).isEqualTo("delivery");
                    assertThat(record.path("because").asString()).isEqualTo("快递打不通");
                    assertThat(record.path("unmasked").toString()).isEqualTo("[\"phone\"]");
                }));
    }

    @Test
    void revealNoMoreThanAPersonMayHaveOnADay() {
        var agent = token("agent", "own");
        reveal(agent, DELIVERY);
        reveal(agent, DELIVERY);

        var third = reveal(agent, DELIVERY);

        assertThat(third.status()).isEqualTo(429);
        assertThat(third.text("code")).isEqualTo("reveals-used-up");
        assertThat(third.body().toString()).doesNotContain("13812345678");
        assertThat(reveal(token("manager", "all"), DELIVERY).status()).isEqualTo(200);
        eventually(() -> assertThat(get(admin, "/api/v1/audit-trail?kind=reveal&actor=user:lin.wei")
                        .body()
                        .path("items"))
                .extracting(record -> record.path("step").asString())
                .containsExactly("asked", "done", "asked", "done", "asked"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"what\":\"name\",\"purpose\":\"delivery\"}                    | 422 | reveal-invalid",
                "{\"what\":\"phone\",\"purpose\":\"curiosity\"}                  | 422 | reveal-invalid",
                "{\"what\":\"phone\",\"purpose\":\"other\"}                      | 422 | reveal-invalid",
                "{\"what\":\"phone\",\"purpose\":\"delivery\",\"because\":\" \"} | 422 | reveal-invalid",
                "{\"purpose\":\"delivery\"}                                      | 400 | validation-failed",
                "{\"what\":\"phone\"}                                            | 400 | validation-failed",
                "{\"what\":\"phone\",\"purpose\":\"delivery\",\"all\":true}      | 400 | unknown-field",
                "[]                                                              | 400 | field-invalid"
            })
    void revealNothingToARequestThatIsNone(String body, int status, String code) {
        var answer = reveal(token("agent", "own"), body);

        assertThat(answer.text("code")).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(status);
    }

    @Test
    void revealNothingWhereNothingIsKnown() {
        var zhao = Ids.contact(corp, "wmEXzhao");
        learn(
                zhao,
                new ContactFact.Added("wmEXzhao", "lin.wei", null, List.of(), Instant.parse("2026-11-21T08:30:00Z")));

        assertThat(send("POST", admin, "/api/v1/contacts/" + zhao + "/reveals", DELIVERY)
                        .text("code"))
                .isEqualTo("reveal-nothing");
        assertThat(send("POST", admin, "/api/v1/contacts/nobody/reveals", DELIVERY)
                        .text("code"))
                .isEqualTo("contact-unknown");
    }

    /** Digit by digit somebody would count their way to a number that every answer masks. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"did\":{\"type\":\"searched\",\"where\":[{\"property\":\"query\",\"contains\":\"1381\"}]}} | 面膜",
                "{\"field\":{\"name\":\"name\",\"contains\":\"1381\"}}                                     | 王",
                "{\"field\":{\"name\":\"fields.note\",\"oneOf\":[\"1381\",\"13812345678\"]}}                 | 新号"
            })
    void askForNobodyByANumberThatIsMasked(String condition, String words) {
        masks("{\"manager\":{\"phone\":\"masked\"}}");
        var manager = token("manager", "all");
        ok(putAny(admin, "/api/v1/tag-groups/rules", "{\"name\":\"规则\"}"));
        ok(putAny(admin, "/api/v1/tags/any", "{\"name\":\"任意\",\"groupId\":\"rules\"}"));
        var written = ",\"name\":\"x\",\"tagIds\":[\"any\"]}";

        var asked = "{\"condition\":" + condition;
        assertThat(List.of(
                        send("POST", manager, "/api/v1/segment-trials", asked + "}"),
                        send("POST", manager, "/api/v1/segments", asked + ",\"name\":\"x\"}"),
                        send("POST", manager, "/api/v1/tag-rules", asked + written)))
                .allSatisfy(answer -> {
                    assertThat(answer.text("code")).isEqualTo("field-masked");
                    assertThat(answer.text("dataClass")).isEqualTo("phone");
                });
        var free = asked.replace("1381\",\"", "").replace("13812345678", words).replace("1381", words) + "}";
        assertThat(send("POST", manager, "/api/v1/segment-trials", free).status())
                .as(free)
                .isEqualTo(202);
    }

    @Test
    void explainToNobodyWhatWasAskedByANumberThatIsMasked() {
        var segment = send(
                        "POST",
                        admin,
                        "/api/v1/segments",
                        "{\"name\":\"x\",\"condition\":{\"field\":{\"name\":\"fields.note\",\"contains\":\"138-1\"}}}")
                .text("id");
        var explained = path + "/segments/" + segment;

        eventually(() -> assertThat(
                        get(admin, explained).body().at("/reason/holds").asBoolean())
                .isTrue());
        assertThat(get(token("agent", "own"), explained).body().path("reason").toString())
                .isEqualTo("{\"kind\":\"field\"}");
    }

    @Test
    void noteWhichClassesWereSeenAsTheyAre() {
        get(token("agent", "own"), path);
        get(token("auditor", "all"), path);

        eventually(() -> {
            var records = get(admin, "/api/v1/audit-trail?limit=200&contactId=" + wang)
                    .body()
                    .path("items")
                    .valueStream()
                    .filter(record -> record.path("operation").asString().equals("contact-shown"))
                    .toList();
            assertThat(records)
                    .filteredOn(record -> record.path("roles").toString().contains("agent"))
                    .singleElement()
                    .satisfies(record -> assertThat(record.path("unmasked").toString())
                            .contains("\"name\"", "\"remark\"", "\"field:birthday\"")
                            .doesNotContain("\"phone\"", "\"email\""));
            assertThat(records)
                    .filteredOn(record -> record.path("roles").toString().contains("auditor"))
                    .singleElement()
                    .satisfies(record ->
                            assertThat(record.path("unmasked").toString()).isEqualTo("[]"));
        });
    }
}
