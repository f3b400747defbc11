package dev.scrm.contact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.platform.events.Topics;
import dev.scrm.platform.test.TestTokens;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Files of contacts, from the upload to what everybody hears, and back. */
class ImportFlowTests extends RunningContactService {
    private static final String PATH = "/api/v1/contact-imports";
    private static final String HEADER = "手机号,邮箱,生日,肤质,阶段,同意短信营销,会员积分";

    /** A corp of this test alone. */
    private final String corp = "ww" + UUID.randomUUID();

    private final String admin = TestTokens.token(corp, "root", "all", "admin");
    private final String mei = TestTokens.token(corp, "mei", "all", "manager");

    @BeforeEach
    void haveFields() {
        putAny(admin, "/api/v1/contact-fields/birthday", "{\"name\":\"生日\",\"type\":\"date\"}");
        putAny(
                admin,
                "/api/v1/contact-fields/skin",
                "{\"name\":\"肤质\",\"type\":\"choice\",\"options\":[{\"id\":\"dry\",\"name\":\"干性\"},{\"id\":\"oily\",\"name\":\"油性\"}]}");
    }

    @Test
    void becomeContactsWithAllThatTheFileSays() {
        var uploaded = upload(HEADER + "\n13800000001,Wang@Example.com,1990/1/31,干性,意向,是,\"1,280\"\n");
        var id = uploaded.path("id").asString();

        assertThat(uploaded.path("status").asString()).isEqualTo("ready");
        assertThat(uploaded.path("rows").asInt()).isEqualTo(1);
        assertThat(uploaded.path("columns").path(2).path("proposed").path("id").asString())
                .isEqualTo("birthday");
        var shown = preview(id, mapping("create-and-update"));
        assertThat(shown.path("rows").path(0).path("outcome").asString()).isEqualTo("created");
        assertThat(contacts()).isEmpty();
        eventually(() -> assertThat(get(TestTokens.token(corp, "gu.yan", "all", "auditor"), "/api/v1/audit-trail")
                        .body()
                        .path("items")
                        .valueStream()
                        .map(record -> record.path("operation").asString()))
                .contains("contact-import-uploaded", "contact-import-previewed"));

        var done = runMapped(id, mapping("create-and-update"));

        assertThat(counts(done.path("done"))).isEqualTo("1 rows, 1 created, 0 updated, 0 unchanged, 0 rejected");
        var contact = contacts().getFirst();
        assertThat(contact.path("fields").toString()).isEqualTo("{\"birthday\":\"1990-01-31\",\"skin\":\"dry\"}");
        assertThat(contact.path("stage").asString()).isEqualTo("interested");
        assertThat(contact.path("consents").path(0).path("given").asBoolean()).isTrue();
        assertThat(contact.path("memberships").path(0).path("points").asLong()).isEqualTo(1280);
        assertThat(identities(contact)).containsExactlyInAnyOrder("+8613800000001", "wang@example.com");
        var contactId = contact.path("id").asString();
        eventually(
                () -> assertThat(told(Topics.CONTACT_PROFILES, corp, contactId)).hasSize(1));
        assertThat(told(Topics.CONTACT_EVENTS, corp, contactId))
                .extracting(event -> event.type().name())
                .containsExactly(
                        "scrm.contact.created",
                        "scrm.contact.identified",
                        "scrm.contact.identified",
                        "scrm.contact.stage-changed",
                        "scrm.contact.consent-changed",
                        "scrm.contact.membership-changed");
    }

    @Test
    void areMappedByNobodyWhoHasNotSeenHowTheyStand() {
        var path = PATH + "/" + upload("手机号\n13800000001\n").path("id").asString();
        var columns = "{\"mode\":\"%s\",\"columns\":[{\"column\":0,\"as\":\"identity\",\"type\":\"phone\"}]}";
        var seen = get(mei, path).tag();
        assertThat(put(mei, path + "/mapping", columns.formatted("create")).status())
                .isEqualTo(428);

        var mapped = sendIfMatch("PUT", mei, path + "/mapping", columns.formatted("create"), seen);
        assertThat(mapped.status()).isEqualTo(200);
        assertThat(mapped.tag()).isEqualTo(get(mei, path).tag()).isNotEqualTo(seen);

        var late = sendIfMatch("PUT", mei, path + "/mapping", columns.formatted("update"), seen);
        assertThat(late.status()).isEqualTo(412);
        assertThat(get(mei, path).body().at("/mapping/mode").asString()).isEqualTo("create");
    }

    /** A static list: everybody in the file, found again by a segment, and gone with the import. */
    @Test
    void becomeAListThatASegmentFinds() {
        putAny(admin, "/api/v1/tag-groups/lists", "{\"name\":\"名单\"}");
        putAny(admin, "/api/v1/tags/autumn", "{\"name\":\"秋季活动\",\"groupId\":\"lists\"}");
        var segment = send(
                        "POST",
                        admin,
                        "/api/v1/segments",
                        "{\"name\":\"秋季名单\",\"condition\":{\"tags\":{\"anyOf\":[\"autumn\"]}}}")
                .text("id");
        var id = upload("手机号\n13800000001\n13800000002\n").path("id").asString();

        var columns = "\"columns\":[{\"column\":0,\"as\":\"identity\",\"type\":\"phone\"}]";
        assertThat(putAny(mei, PATH + "/" + id + "/mapping", "{%s,\"tagIds\":[\"nothing\"]}".formatted(columns))
                        .text("field"))
                .isEqualTo("tagIds");
        assertThat(putAny(mei, PATH + "/" + id + "/mapping", "{%s,\"tagIds\":[null]}".formatted(columns))
                        .text("field"))
                .isEqualTo("tagIds");
        runMapped(id, "{%s,\"tagIds\":[\"autumn\"]}".formatted(columns));

        eventually(() -> assertThat(get(admin, "/api/v1/segments/" + segment + "/members")
                        .body()
                        .path("items"))
                .hasSize(2));
        var someone = contacts().getFirst().path("id").asString();
        assertThat(get(mei, "/api/v1/contacts/" + someone).body().path("tags").toString())
                .contains("import:" + id);
        act(id, "undo", null);
        await(id, "undone");
        eventually(() -> assertThat(get(admin, "/api/v1/segments/" + segment + "/members")
                        .body()
                        .path("items"))
                .isEmpty());
    }

    /** People of a shop and an ERP, who are not in WeCom: everything that is known of them stands in one place, and goes again. */
    @Test
    void nameAndTagPeopleFromOtherSystems() {
        putAny(admin, "/api/v1/tag-groups/lists", "{\"name\":\"名单\"}");
        putAny(admin, "/api/v1/tags/fan", "{\"name\":\"粉丝\",\"groupId\":\"lists\"}");
        putAny(admin, "/api/v1/tags/autumn", "{\"name\":\"秋季活动\",\"groupId\":\"lists\"}");
        var file = """
                姓名,性别,标签,会员号（erp）,抖音号
                王小明,男,粉丝；autumn,E-17,dy17
                李雷,保密,没有这个,E-18,
                韩梅梅,不详,,E-19,
                李四,,,E-20,
                """;
        var id = upload(file).path("id").asString();

        var shown = preview(id, null);
        assertThat(shown.path("rows")
                        .valueStream()
                        .map(row -> row.path("outcome").asString()))
                .containsExactly("created", "rejected", "rejected", "created");
        var done = run(id);

        assertThat(counts(done.path("done"))).isEqualTo("4 rows, 2 created, 0 updated, 0 unchanged, 2 rejected");
        assertThat(report(id, "errors"))
                .anySatisfy(line -> assertThat(line).contains("\"标签\",\"tag-unknown\""))
                .anySatisfy(line -> assertThat(line).contains("\"性别\",\"value-invalid\""));
        var wang = contacts().stream()
                .filter(one -> one.path("name").asString("").equals("王小明"))
                .findFirst()
                .orElseThrow();
        assertThat(wang.path("gender").asString()).isEqualTo("male");
        assertThat(wang.path("tagIds").toString()).isEqualTo("[\"autumn\",\"fan\"]");
        assertThat(identities(wang)).containsExactlyInAnyOrder("E-17", "dy17");
        assertThat(get(mei, "/api/v1/contacts?q=%E5%B0%8F%E6%98%8E").body().path("items"))
                .hasSize(1);

        var second = run("会员号（erp）,姓名,性别\nE-17,王明,女\nE-20,李四,男\n", "update");
        assertThat(counts(second.path("done"))).isEqualTo("2 rows, 0 created, 2 updated, 0 unchanged, 0 rejected");
        var li = contacts().stream()
                .filter(one -> one.path("name").asString("").equals("李四"))
                .findFirst()
                .orElseThrow();
        sendIfMatch("PATCH", mei, "/api/v1/contacts/" + li.path("id").asString(), "{\"gender\":\"female\"}", "*");
        act(second.path("id").asString(), "undo", null);
        var undone = await(second.path("id").asString(), "undone");

        assertThat(undone.path("undone").toString()).isEqualTo("{\"withdrawn\":0,\"restored\":1,\"kept\":1}");
        assertThat(report(second.path("id").asString(), "kept"))
                .anySatisfy(line -> assertThat(line).contains("\"gender\",\"导入之后有人修改过\""));
        assertThat(contacts())
                .extracting(one ->
                        one.path("name").asString("") + " " + one.path("gender").asString(""))
                .containsExactlyInAnyOrder("王小明 male", "李四 female");

        act(id, "undo", null);
        await(id, "undone");
        assertThat(contacts())
                .extracting(one ->
                        one.path("name").asString("") + " " + one.path("gender").asString(""))
                .containsExactly(" female");
    }

    @Test
    void tellABadRowAndKeepTheOthers() {
        var file =
                "手机号,生日\n13800000001,1990-01-31\n138,1990-01-31\n13800000003,31.2.1990\n,1990-01-31\n+13800000005,\n";
        var id = upload(file).path("id").asString();
        var checked = act(id, "mapping", phoneAndBirthday());
        assertThat(checked.path("status").asString()).isEqualTo("ready");
        act(id, "check", null);
        await(id, "ready");
        assertThat(counts(get(mei, PATH + "/" + id).body().path("checked")))
                .isEqualTo("5 rows, 2 created, 0 updated, 0 unchanged, 3 rejected");
        assertThat(contacts()).isEmpty();

        var done = runMapped(id, phoneAndBirthday());

        assertThat(counts(done.path("done"))).isEqualTo("5 rows, 2 created, 0 updated, 0 unchanged, 3 rejected");
        assertThat(report(id, "errors"))
                .containsExactly(
                        "\uFEFF\"导入行号\",\"导入错误列\",\"导入错误代码\",\"导入错误说明\",\"手机号\",\"生日\"",
                        "\"3\",\"手机号\",\"identity-invalid\",\"手机号：应为手机号，境外号码带国家码，如 +85291234567\",\"138\",\"1990-01-31\"",
                        "\"4\",\"生日\",\"value-invalid\",\"生日：应为日期，如 1990-01-31\",\"13800000003\",\"31.2.1990\"",
                        "\"5\",\"\",\"identity-missing\",\"至少要有一个身份（如手机号）\",\"\",\"1990-01-31\"");
        assertThat(report(id, "errors?check=true")).isEqualTo(report(id, "errors"));
    }

    @Test
    void findWhoeverIsKnownAlready() {
        run("手机号,邮箱\n13800000001,wang@example.com\n", "create-and-update");

        var again = run("邮箱,生日\nWANG@example.com,1990-01-31\nnew@example.com,\n", "create-and-update");
        assertThat(counts(again.path("done"))).isEqualTo("2 rows, 1 created, 1 updated, 0 unchanged, 0 rejected");
        assertThat(contacts()).hasSize(2);

        var same = run("邮箱,生日\nWANG@example.com,1990-01-31\n", "create-and-update");
        assertThat(counts(same.path("done"))).isEqualTo("1 rows, 0 created, 0 updated, 1 unchanged, 0 rejected");
        var created = run("手机号\n13800000001\n13800000002\n", "create");
        assertThat(counts(created.path("done"))).isEqualTo("2 rows, 1 created, 0 updated, 0 unchanged, 1 rejected");
        var updated = run("手机号,生日\n13800000001,2000-01-01\n13800000003,2000-01-01\n", "update");
        assertThat(counts(updated.path("done"))).isEqualTo("2 rows, 0 created, 1 updated, 0 unchanged, 1 rejected");
        assertThat(report(updated.path("id").asString(), "errors").get(1)).contains("contact-unknown");
    }

    @Test
    void believeTheLastOfRowsThatNameThePerson() {
        var rows = IntStream.range(0, 1_200)
                .mapToObj(i -> "1380000%04d,2000-01-%02d".formatted(i % 400, 1 + i / 400))
                .collect(Collectors.joining("\n"));

        var done = run("手机号,生日\n" + rows + "\n", "create-and-update");

        assertThat(counts(done.path("done"))).isEqualTo("1200 rows, 400 created, 800 updated, 0 unchanged, 0 rejected");
        assertThat(contacts())
                .hasSize(200)
                .allSatisfy(contact -> assertThat(
                                contact.path("fields").path("birthday").asString())
                        .isEqualTo("2000-01-03"));
    }

    private String consentOf(JsonNode contact) {
        var statement = get(mei, "/api/v1/contacts/" + contact.path("id").asString())
                .body()
                .path("consentStatements")
                .path(0);
        return statement.path("given").asString()
                + (statement.path("takenBackAt").isMissingNode() ? "" : " taken back");
    }

    @Test
    void goBackToWhatWasBefore() {
        run("手机号,生日,肤质\n13800000001,1990-01-31,干性\n", "create-and-update");
        var second = run(
                "手机号,邮箱,生日,阶段,同意短信营销\n13800000001,wang@example.com,2000-02-02,意向,是\n13800000002,li@example.com,2001-01-01,意向,是\n",
                "create-and-update");
        var newcomer = contacts().stream()
                .filter(one -> one.path("fields").path("skin").isMissingNode())
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString();

        act(second.path("id").asString(), "undo", null);
        var undone = await(second.path("id").asString(), "undone");

        assertThat(undone.path("undone").path("withdrawn").asInt()).isEqualTo(1);
        assertThat(undone.path("undone").path("kept").asInt()).isZero();
        assertThat(contacts()).singleElement().satisfies(left -> {
            assertThat(left.path("fields").toString()).isEqualTo("{\"birthday\":\"1990-01-31\",\"skin\":\"dry\"}");
            assertThat(left.path("stage").isMissingNode()).isTrue();
            assertThat(left.path("consents").isEmpty()).isTrue();
            assertThat(consentOf(left)).isEqualTo("true taken back");
            assertThat(identities(left)).containsExactly("+8613800000001");
        });
        assertThat(get(mei, "/api/v1/contacts/" + newcomer).text("code")).isEqualTo("contact-unknown");
        eventually(() -> {
            var last = told(Topics.CONTACT_PROFILES, corp, newcomer).getLast();
            var snapshot = JsonMapper.shared().readTree(last.data());
            assertThat(snapshot.path("withdrawn").asBoolean()).isTrue();
            assertThat(snapshot.path("fields").isEmpty()).isTrue();
        });

        run("手机号\n13800000002\n", "create-and-update");
        assertThat(contacts()).hasSize(2);
        var back = get(mei, "/api/v1/contacts/" + newcomer).body();
        assertThat(back.path("fields").isEmpty()).isTrue();
        assertThat(identities(back)).containsExactly("+8613800000002");
        eventually(() -> assertThat(JsonMapper.shared()
                        .readTree(told(Topics.CONTACT_PROFILES, corp, newcomer)
                                .getLast()
                                .data())
                        .path("withdrawn")
                        .isMissingNode())
                .isTrue());
    }

    @Test
    void keepWhatSomebodyHasSaidSince() {
        var job = run("手机号,生日\n13800000001,1990-01-31\n13800000002,1990-01-31\n", "create-and-update");
        var chosen = contacts().getFirst().path("id").asString();
        sendIfMatch("PATCH", mei, "/api/v1/contacts/" + chosen, "{\"fields\":{\"birthday\":\"1991-01-31\"}}", "*");

        act(job.path("id").asString(), "undo", null);
        var undone = await(job.path("id").asString(), "undone");

        assertThat(undone.path("undone").toString()).isEqualTo("{\"withdrawn\":1,\"restored\":1,\"kept\":1}");
        assertThat(contacts())
                .singleElement()
                .satisfies(left -> assertThat(left.path("id").asString()).isEqualTo(chosen));
        assertThat(report(job.path("id").asString(), "kept"))
                .hasSize(3)
                .anySatisfy(line -> assertThat(line).contains("\"fields.birthday\",\"导入之后有人修改过\""));
    }

    @Test
    void readWhatSpreadsheetsWrite() throws IOException {
        var chinese = "手机号;肤质\r\n13800000001;干性\r\n".getBytes(Charset.forName("GB18030"));
        var uploaded = upload("客户.csv", chinese);
        assertThat(uploaded.path("encoding").asString()).isEqualTo("GB18030");
        assertThat(uploaded.path("separator").asString()).isEqualTo(";");
        run(uploaded.path("id").asString());
        assertThat(contacts().getFirst().path("fields").path("skin").asString()).isEqualTo("dry");

        var workbook = upload("客户.xlsx", xlsx());
        assertThat(workbook.path("format").asString()).isEqualTo("xlsx");
        run(workbook.path("id").asString());
        assertThat(contacts())
                .anySatisfy(contact -> assertThat(
                                contact.path("fields").path("birthday").asString())
                        .isEqualTo("1990-01-31"));
    }

    @Test
    void areForThoseWhoLeadAndSeeAll() {
        var id = upload("手机号\n13800000001\n").path("id").asString();
        for (var other : List.of(
                TestTokens.token(corp, "lin", "own", "manager"),
                TestTokens.token(corp, "lin", "all", "agent"),
                TestTokens.token(corp, "lin", "all", "auditor"))) {
            assertThat(get(other, PATH).text("code")).isEqualTo("forbidden");
            assertThat(get(other, PATH + "/" + id + "/errors").text("code")).isEqualTo("forbidden");
            assertThat(send("POST", other, PATH + "/" + id + "/start", null).text("code"))
                    .isEqualTo("forbidden");
        }
        var elsewhere = TestTokens.token("ww" + UUID.randomUUID(), "root", "all", "admin");
        assertThat(get(elsewhere, PATH + "/" + id).text("code")).isEqualTo("contact-import-unknown");
        assertThat(get(elsewhere, PATH + "/" + id + "/errors").text("code")).isEqualTo("contact-import-unknown");
    }

    /** Who does not see a field reads it in no cell, guesses it by no row and overwrites it by no file; of other fields nothing changes. */
    @Test
    void areForThoseWhoSeeEachOfTheirFields() {
        putAny(admin, "/api/v1/contact-fields/salary", "{\"name\":\"工资\",\"type\":\"number\"}");
        var unmapped = uploadAs(admin, "手机号,工资\n13800000001,31000\n138,32000\n");
        var mapped = uploadAs(admin, "手机号,收入\n13800000001,31000\n138,32000\n");
        var told =
                "{\"columns\":[{\"column\":0,\"as\":\"identity\",\"type\":\"phone\"},{\"column\":1,\"as\":\"field\",\"id\":\"salary\"}]}";
        var phoneAlone = "{\"columns\":[{\"column\":0,\"as\":\"identity\",\"type\":\"phone\"}]}";
        assertThat(putAny(admin, PATH + "/" + mapped + "/mapping", told).status())
                .isEqualTo(200);
        var other = upload("手机号,生日\n13800000002,1990-01-31\n").path("id").asString();
        var masks = "{\"roles\":{\"manager\":{\"field:salary\":\"hidden\"}}}";
        assertThat(sendIfMatch("PUT", admin, "/api/v1/field-masks", masks, "*").status())
                .isEqualTo(200);

        for (var id : List.of(unmapped, mapped)) {
            refusedAsMasked(send("POST", mei, PATH + "/" + id + "/preview", null));
            refusedAsMasked(send("POST", mei, PATH + "/" + id + "/preview", phoneAlone));
            refusedAsMasked(get(mei, PATH + "/" + id + "/errors"));
            refusedAsMasked(get(mei, PATH + "/" + id + "/errors?check=true"));
            refusedAsMasked(putAny(mei, PATH + "/" + id + "/mapping", told));
        }
        refusedAsMasked(putAny(mei, PATH + "/" + mapped + "/mapping", phoneAlone));
        for (var action : List.of("check", "start", "undo")) {
            refusedAsMasked(send("POST", mei, PATH + "/" + mapped + "/" + action, null));
        }
        refusedAsMasked(get(mei, PATH + "/" + mapped + "/kept"));
        var guessed = upload("手机号,a\n13800000001,31000\n").path("id").asString();
        refusedAsMasked(send("POST", mei, PATH + "/" + guessed + "/preview", told));
        refusedAsMasked(putAny(mei, PATH + "/" + guessed + "/mapping", told));

        assertThat(send("POST", admin, PATH + "/" + mapped + "/preview", null)
                        .body()
                        .toString())
                .contains("31000");
        run(other);
    }

    private static void refusedAsMasked(Answer answer) {
        assertThat(answer.text("code")).isEqualTo("field-masked");
        assertThat(answer.text("dataClass")).isEqualTo("field:salary");
    }

    private String uploadAs(String token, String content) {
        return sendFile(token, PATH, "客户.csv", content.getBytes(UTF_8))
                .body()
                .path("id")
                .asString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                                                          | columns",
                "{\"columns\":[null]}                                                        | columns[0]",
                "{\"columns\":[{\"as\":\"stage\"}]}                                          | columns[0].column",
                "{\"columns\":[{\"column\":0,\"as\":\"nickname\"}]}                          | columns[0].as",
                "{\"columns\":[{\"column\":0,\"as\":\"name\"},{\"column\":1,\"as\":\"name\"}]} | columns[1]",
                "{\"columns\":[{\"column\":0,\"as\":\"name\"},{\"column\":1,\"as\":\"tags\"}]} | columns",
                "{\"columns\":[{\"column\":0,\"as\":\"identity\",\"type\":\"fax\"}]}         | columns[0].type",
                "{\"columns\":[{\"column\":0,\"as\":\"identity\",\"type\":\"phone\",\"scope\":\"x\"}]} | columns[0].scope",
                "{\"columns\":[{\"column\":0,\"as\":\"identity\",\"type\":\"member-id\"}]}   | columns[0].scope",
                "{\"columns\":[{\"column\":9,\"as\":\"identity\",\"type\":\"phone\"}]}       | columns[0].column",
                "{\"columns\":[{\"column\":0,\"as\":\"field\",\"id\":\"none\"}]}             | columns[0].id",
                "{\"columns\":[{\"column\":0,\"as\":\"consent\",\"channel\":\"fax\",\"purpose\":\"marketing\"}]} | columns[0].channel",
                "{\"columns\":[{\"column\":0,\"as\":\"consent\",\"channel\":\"sms\",\"purpose\":\"fun\"}]} | columns[0].purpose",
                "{\"columns\":[{\"column\":0,\"as\":\"membership-level\",\"system\":\"A b\"}]} | columns[0].system",
                "{\"columns\":[{\"column\":0,\"as\":\"stage\"}]}                             | columns",
                "{\"columns\":[{\"column\":0,\"as\":\"stage\"},{\"column\":0,\"as\":\"field\",\"id\":\"skin\"}]} | columns[1].column",
                "{\"columns\":[{\"column\":0,\"as\":\"stage\"},{\"column\":1,\"as\":\"stage\"}]} | columns[1]",
                "{\"mode\":\"both\",\"columns\":[{\"column\":0,\"as\":\"identity\",\"type\":\"phone\"}]} | mode"
            })
    void refuseWhatColumnsCannotMean(String mapping, String field) {
        var id = upload("手机号,生日\n13800000001,\n").path("id").asString();

        var refused = putAny(mei, PATH + "/" + id + "/mapping", mapping);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("code")).isEqualTo("import-mapping-invalid");
        assertThat(refused.text("field")).isEqualTo(field);
    }

    @Test
    void refuseWhatTheirStatusDoesNotAllow() {
        var id = upload("手机号\n13800000001\n").path("id").asString();
        assertThat(send("POST", mei, PATH + "/" + id + "/start", null).text("code"))
                .isEqualTo("import-mapping-missing");
        for (var action : List.of("pause", "cancel", "undo")) {
            assertThat(send("POST", mei, PATH + "/" + id + "/" + action, null).text("code"))
                    .isEqualTo("contact-import-status");
        }
        run(id);
        for (var action : List.of("pause", "cancel", "start", "check")) {
            assertThat(send("POST", mei, PATH + "/" + id + "/" + action, null).text("code"))
                    .isEqualTo("contact-import-status");
        }
        assertThat(delete(mei, PATH + "/" + id).status()).isEqualTo(204);
        assertThat(get(mei, PATH + "/" + id).text("code")).isEqualTo("contact-import-unknown");
    }

    @Test
    void refuseFilesThatAreNone() {
        assertThat(refusedFile("a.csv", new byte[] {1, 0, 2, 0, (byte) 0xFF})).isEqualTo("import-file-unreadable");
        assertThat(refusedFile("a.xlsx", "PK\u0003\u0004nothing".getBytes(UTF_8)))
                .isEqualTo("import-file-unreadable");
        assertThat(refusedFile("a.csv", new byte[0])).isEqualTo("import-file-empty");
        assertThat(refusedFile("a.csv", "手机号\n".getBytes(UTF_8))).isEqualTo("import-file-empty");
        assertThat(sendWith(
                                "POST",
                                PATH,
                                Map.of("Authorization", "Bearer " + mei, "Content-Type", "text/csv"),
                                new byte[0])
                        .text("code"))
                .isEqualTo("media-type-not-supported");
    }

    private String refusedFile(String name, byte[] content) {
        return multipart(name, content).text("code");
    }

    private JsonNode upload(String content) {
        return upload("客户.csv", content.getBytes(UTF_8));
    }

    private JsonNode upload(String name, byte[] content) {
        var answer = multipart(name, content);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        return answer.body();
    }

    private Answer multipart(String name, byte[] content) {
        return sendFile(mei, PATH, name, content);
    }

    private JsonNode run(String content, String mode) {
        var id = upload(content).path("id").asString();
        return runMapped(id, proposed(id, mode));
    }

    private String proposed(String id, String mode) {
        List<String> columns = new ArrayList<>();
        for (var column : get(mei, PATH + "/" + id).body().path("columns")) {
            columns.add(column.path("proposed").toString());
        }
        return "{\"mode\":\"%s\",\"columns\":[%s]}".formatted(mode, String.join(",", columns));
    }

    /** As it was proposed. */
    private JsonNode run(String id) {
        return runMapped(id, proposed(id, "create-and-update"));
    }

    private JsonNode runMapped(String id, String mapping) {
        act(id, "mapping", mapping);
        act(id, "start", null);
        return await(id, "completed");
    }

    private JsonNode preview(String id, String mapping) {
        return send("POST", mei, PATH + "/" + id + "/preview", mapping).body();
    }

    private JsonNode act(String id, String action, String body) {
        var answer = sendIfMatch(body == null ? "POST" : "PUT", mei, PATH + "/" + id + "/" + action, body, "*");
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return answer.body();
    }

    private JsonNode await(String id, String status) {
        eventually(() -> assertThat(get(mei, PATH + "/" + id).text("status")).isEqualTo(status));
        return get(mei, PATH + "/" + id).body();
    }

    private List<String> report(String id, String what) {
        return text(mei, PATH + "/" + id + "/" + what).lines().toList();
    }

    private List<JsonNode> contacts() {
        List<JsonNode> contacts = new ArrayList<>();
        get(mei, "/api/v1/contacts?limit=200").body().path("items").forEach(contacts::add);
        return contacts;
    }

    private List<String> identities(JsonNode contact) {
        List<String> values = new ArrayList<>();
        get(mei, "/api/v1/contacts/" + contact.path("id").asString() + "/identities")
                .body()
                .path("items")
                .forEach(one -> values.add(one.path("value").asString()));
        return values;
    }

    private static String counts(JsonNode counts) {
        return "%d rows, %d created, %d updated, %d unchanged, %d rejected"
                .formatted(
                        counts.path("rows").asInt(),
                        counts.path("created").asInt(),
                        counts.path("updated").asInt(),
                        counts.path("unchanged").asInt(),
                        counts.path("rejected").asInt());
    }

    private static String mapping(String mode) {
        return """
                {"mode":"%s","columns":[
                  {"column":0,"as":"identity","type":"phone"},
                  {"column":1,"as":"identity","type":"email"},
                  {"column":2,"as":"field","id":"birthday"},
                  {"column":3,"as":"field","id":"skin"},
                  {"column":4,"as":"stage"},
                  {"column":5,"as":"consent","channel":"sms","purpose":"marketing"},
                  {"column":6,"as":"membership-points","system":"mall"}]}
                """.formatted(mode);
    }

    private static String phoneAndBirthday() {
        return """
                {"columns":[{"column":0,"as":"identity","type":"phone"},{"column":1,"as":"field","id":"birthday"}]}
                """;
    }

    private static byte[] xlsx() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "test", "1.0")) {
            var sheet = workbook.newWorksheet("客户");
            sheet.value(0, 0, "手机号");
            sheet.value(0, 1, "生日");
            sheet.value(1, 0, 13800000002L);
            sheet.value(1, 1, LocalDate.of(1990, 1, 31));
            sheet.style(1, 1).format("yyyy/m/d").set();
        }
        return out.toByteArray();
    }
}
