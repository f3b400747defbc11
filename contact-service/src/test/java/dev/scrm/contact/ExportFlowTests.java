package dev.scrm.contact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.platform.events.Topics;
import dev.scrm.platform.test.TestTokens;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Files of contacts, from the wish to the row that somebody finds later. */
class ExportFlowTests extends RightsFlow {
    private static final String PATH = "/api/v1/contact-exports";

    @Test
    void leaveWithWhoAskedAndWhy() throws Exception {
        var mei = token("manager", "all");
        var asked = send(
                "POST",
                mei,
                PATH,
                "{\"format\":\"csv\",\"columns\":[\"name\",\"phone\",\"stage\"],\"filter\":{\"q\":\"王芳\"},\"purpose\":\"other\",\"because\":\"年会邀请\"}");
        assertThat(asked.status()).isEqualTo(202);
        var id = asked.text("id");
        assertThat(asked.text("status")).isEqualTo("running");
        var ready = await(mei, id, "completed");

        assertThat(ready.path("rows").asInt()).isEqualTo(1);
        assertThat(ready.path("about").asInt()).isEqualTo(1);
        assertThat(asked.body().path("filter").has("q"))
                .as("may be somebody's name")
                .isFalse();
        var sent = file(mei, PATH + "/" + id + "/file");
        var text = new String(sent.body(), UTF_8);
        assertThat(text.lines().toList().get(0))
                .startsWith("\uFEFF\"姓名\",\"手机号\",\"阶段\",\"导出标记（导出编号 " + id)
                .contains(corp, "user:gu.yan", "其他：年会邀请", "行数 1");
        assertThat(text.lines().toList().get(1))
                .startsWith(
                        "\"王芳\",\"13812345678\",\"意向\",\"" + ready.path("mark").asString());
        var sha = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(sent.body()));
        assertThat(sent.headers().firstValue("ETag")).contains("\"" + sha + "\"");
        assertThat(ready.at("/file/sha256").asString()).isEqualTo(sha);
        assertThat(sent.headers().firstValueAsLong("Content-Length"))
                .hasValue(ready.at("/file/size").asLong());
        assertThat(sent.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("filename*=UTF-8''%E5%AE%A2%E6%88%B7%E5%AF%BC%E5%87%BA-");
        assertThat(file(mei, PATH + "/" + id + "/file", "If-None-Match", "\"" + sha + "\"")
                        .statusCode())
                .isEqualTo(304);
    }

    @Test
    void areRecordedBeforeAnythingLeaves() {
        var mei = token("manager", "all");
        send("POST", mei, PATH + "/preview", "{\"columns\":[\"name\"]}");
        var id = exported(mei, "csv", "name", "phone");
        text(mei, PATH + "/" + id + "/file");

        eventually(() -> assertThat(trail("contact-export-downloaded")).hasSize(2));
        assertThat(trail("contact-export-asked")).hasSize(2).anySatisfy(record -> {
            assertThat(record.path("kind").asString()).isEqualTo("export");
            assertThat(record.path("step").asString()).isEqualTo("done");
            assertThat(record.path("purpose").asString()).isEqualTo("analysis");
            assertThat(record.at("/filters/exportId").asString()).isEqualTo(id);
        });
        assertThat(trail("contact-export-downloaded")).anySatisfy(record -> {
            assertThat(record.path("step").asString()).isEqualTo("asked");
            assertThat(record.at("/filters/id").asString()).isEqualTo(id);
        });
        assertThat(trail("contact-export-downloaded")).anySatisfy(record -> {
            assertThat(record.path("step").asString()).isEqualTo("done");
            assertThat(record.path("unmasked").toString()).isEqualTo("[\"email\",\"name\",\"phone\"]");
        });
        assertThat(trail("contact-export-previewed")).singleElement().satisfies(record -> {
            assertThat(record.path("contactIds").toString()).contains(wang);
            assertThat(record.path("unmasked").toString()).contains("name");
        });
    }

    @Test
    void openInSpreadsheets() throws IOException {
        var id = exported(token("manager", "all"), "xlsx", "name", "membership-points:mall", "field:note");
        var sent = file(token("manager", "all"), PATH + "/" + id + "/file");

        assertThat(sent.headers().firstValue("Content-Type").orElseThrow()).contains("spreadsheetml");
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(sent.body()))) {
            var rows = workbook.getFirstSheet().read();
            assertThat(rows.get(1).getCellText(0)).isEqualTo("王芳");
            assertThat(rows.get(1).getCellAsNumber(1).orElseThrow()).isEqualByComparingTo("128045067");
            assertThat(rows.get(1).getCellText(2)).isEqualTo("新号 +86 138-1234-5678");
            assertThat(workbook.findSheet("说明").orElseThrow().read().get(0).getCellText(1))
                    .isEqualTo(id);
        }
    }

    @Test
    void sayInThePreviewWhatIsMasked() {
        masks("{\"manager\":{\"phone\":\"masked\",\"membership\":\"hidden\"}}");
        var wish = "{\"columns\":[\"name\",\"phone\",\"membership-level:mall\",\"tags\"]}";

        var preview =
                send("POST", token("manager", "all"), PATH + "/preview", wish).body();

        assertThat(preview.path("columns")
                        .valueStream()
                        .map(column -> column.path("visibility").asString()))
                .containsExactly("shown", "masked", "hidden", "shown");
        assertThat(preview.at("/rows/0").toString()).isEqualTo("[\"王芳\",\"138****5678\",\"\",\"\"]");
        assertThat(get(admin, PATH).body().path("items")).isEmpty();
    }

    /** What is known of a person from every channel, in one row. */
    @Test
    void haveIdsOfSystemsHandlesGroupsAndSegments() {
        for (var identity : List.of(
                "{\"type\":\"member-id\",\"scope\":\"erp\",\"value\":\"E-17\"}",
                "{\"type\":\"member-id\",\"scope\":\"mall\",\"value\":\"m-1\"}",
                "{\"type\":\"douyin\",\"value\":\"dy17\"}",
                "{\"type\":\"xiaohongshu\",\"value\":\"xhs17\"}")) {
            ok(send("POST", admin, path + "/identities", identity));
        }
        inGroup("13812345678 的群");
        send("POST", admin, "/api/v1/segments", "{\"name\":\"全部客户\",\"condition\":{\"all\":[]}}");
        eventually(() ->
                assertThat(get(admin, path + "/segments").body().path("items")).hasSize(1));
        String[] columns = {
            "stated-name",
            "identity:member-id:erp",
            "identity:open-id:wxEXmini",
            "douyin",
            "weibo",
            "xiaohongshu",
            "groups",
            "segments",
            "staff"
        };

        var lines = text(admin, PATH + "/" + exported(admin, "csv", columns) + "/file")
                .lines()
                .toList();
        assertThat(lines.getFirst())
                .startsWith(
                        "\uFEFF\"登记姓名\",\"会员号（erp）\",\"openid（wxEXmini）\",\"抖音号\",\"微博\",\"小红书号\",\"客户群\",\"人群包\",\"跟进人\"");
        assertThat(lines.get(1))
                .startsWith("\"汪小芳\",\"E-17\",\"" + OPEN_ID
                        + "\",\"dy17\",\"\",\"xhs17\",\"13812345678 的群\",\"全部客户\",\"lin.wei\"");

        masks("{\"manager\":{\"phone\":\"masked\",\"identity\":\"masked\",\"name\":\"masked\"}}");
        var mei = token("manager", "all");
        assertThat(text(mei, PATH + "/" + exported(mei, "csv", columns) + "/file"))
                .contains("全部客户")
                .doesNotContain("汪小芳", "E-17", "dy17", OPEN_ID, "13812345678");
    }

    private void inGroup(String name) {
        var now = Instant.now();
        var chat = "wr" + UUID.randomUUID();
        Map<String, Object> member = Map.of("memberId", externalUserId, "kind", "contact", "joinedAt", now.toString());
        Map<String, Object> read = Map.of(
                "chatId",
                chat,
                "exists",
                true,
                "name",
                name,
                "memberVersion",
                "v1",
                "members",
                List.of(member),
                "fetchedAt",
                now.toString());
        hear(Topics.WECOM_OUTCOMES, corp, chat, "scrm.wecom.group-chat-fetched.v1", now, read);
        eventually(() -> assertThat(get(admin, path).body().path("groups")).hasSize(1));
    }

    @Test
    void leadBackFromARow() {
        var mei = token("manager", "all");
        var id = exported(mei, "csv", "name");
        var line = text(mei, PATH + "/" + id + "/file").lines().toList().get(1);
        var mark = line.substring(line.lastIndexOf(',') + 2, line.length() - 1);
        assertThat(delete(mei, PATH + "/" + id).status()).isEqualTo(204);
        assertThat(get(mei, PATH + "/" + id).text("code")).isEqualTo("contact-export-unknown");

        var body = "{\"mark\":\"%s\"}".formatted(mark);
        var found = send("POST", token("auditor", "all"), PATH + "/mark-checks", body)
                .body();

        assertThat(found.path("row").asInt()).isEqualTo(1);
        assertThat(found.path("genuine").asBoolean()).isTrue();
        assertThat(found.at("/export/id").asString()).isEqualTo(id);
        assertThat(found.at("/export/by").asString()).isEqualTo("user:gu.yan");
        assertThat(found.at("/export/purpose").asString()).isEqualTo("analysis");
        assertThat(send("POST", token("auditor", "own"), PATH + "/mark-checks", body)
                        .status())
                .isEqualTo(403);
        assertThat(send("POST", mei, PATH + "/mark-checks", body).status()).isEqualTo(403);
        eventually(() -> assertThat(trail("contact-export-mark-checked"))
                .anySatisfy(record ->
                        assertThat(record.at("/filters/exportId").asString()).isEqualTo(id)));
    }

    @Test
    void areTheAskersAndTheAdmins() {
        var lin = TestTokens.token(corp, "lin.wei", "own", "manager");
        var id = exported(lin, "csv", "name");

        assertThat(get(admin, PATH).body().path("items")).hasSize(1);
        assertThat(get(lin, PATH).body().path("items")).hasSize(1);
        var other = token("manager", "all");
        assertThat(get(other, PATH).body().path("items")).isEmpty();
        for (var path : List.of("", "/file")) {
            assertThat(get(other, PATH + "/" + id + path).text("code")).isEqualTo("contact-export-unknown");
        }
        assertThat(send("POST", other, PATH + "/" + id + "/cancel", null).status())
                .isEqualTo(404);
        assertThat(delete(other, PATH + "/" + id).status()).isEqualTo(404);
        assertThat(file(admin, PATH + "/" + id + "/file").statusCode()).isEqualTo(200);
        assertThat(send("POST", lin, PATH + "/" + id + "/cancel", null).text("code"))
                .isEqualTo("contact-export-status");
        masks("{\"admin\":{\"name\":\"masked\"}}");
        assertThat(get(admin, PATH + "/" + id + "/file").text("code")).isEqualTo("field-masked");
    }

    @Test
    void areListedPageByPage() {
        var mei = token("manager", "all");
        var ids = IntStream.range(0, 3)
                .mapToObj(_ -> exported(mei, "csv", "name"))
                .toList();

        var first = get(mei, PATH + "?limit=2").body();
        var second = get(mei, PATH + "?limit=2&cursor=" + first.path("next").asString())
                .body();

        assertThat(first.path("items").valueStream().map(one -> one.path("id").asString()))
                .containsExactly(ids.get(2), ids.get(1));
        assertThat(second.path("items").valueStream().map(one -> one.path("id").asString()))
                .containsExactly(ids.get(0));
        assertThat(second.has("next")).isFalse();
    }

    @Test
    void haveThoseWhoBelongToASegment() {
        var segment = send(
                        "POST",
                        admin,
                        "/api/v1/segments",
                        "{\"name\":\"金卡\",\"condition\":{\"field\":{\"name\":\"fields.birthday\",\"oneOf\":[\"1988-08-18\"]}}}")
                .text("id");
        eventually(() -> assertThat(get(admin, "/api/v1/segments/" + segment + "/members")
                        .body()
                        .path("items"))
                .hasSize(1));
        var wish =
                "{\"format\":\"csv\",\"columns\":[\"name\"],\"filter\":{\"segmentId\":\"%s\"},\"purpose\":\"campaign\"}"
                        .formatted(segment);
        assertThat(send("POST", token("manager", "own"), PATH, wish).text("code"))
                .isEqualTo("forbidden");

        var id = send("POST", admin, PATH, wish).text("id");

        assertThat(await(admin, id, "completed").path("rows").asInt()).isEqualTo(1);
        assertThat(text(admin, PATH + "/" + id + "/file")).contains("王芳");
    }

    @Test
    void sayEverythingThatIsWrongAtOnce() {
        var answer = send(
                "POST",
                admin,
                PATH,
                "{\"format\":\"pdf\",\"columns\":[\"name\",\"name\",\"shoes\",null],\"filter\":{\"staffId\":\"\",\"segmentId\":\"x\",\"q\":\"%s\"},\"purpose\":\"fun\",\"because\":\" \"}"
                        .formatted("长".repeat(65)));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text("code")).isEqualTo("contact-export-invalid");
        assertThat(answer.body()
                        .path("errors")
                        .valueStream()
                        .map(error -> error.path("field").asString() + " "
                                + error.path("code").asString()))
                .containsExactly(
                        "format contact-export-format-unknown",
                        "columns[1] contact-export-column-repeated",
                        "columns[2] contact-export-column-unknown",
                        "columns[3] contact-export-column-unknown",
                        "filter.staffId contact-export-filter-invalid",
                        "filter.q contact-export-search-invalid",
                        "filter.segmentId contact-export-filter-mixed",
                        "purpose contact-export-purpose-unknown",
                        "because contact-export-because-invalid");
        assertThat(get(admin, PATH).body().path("items")).isEmpty();
    }

    private static final String GOOD = "\"format\":\"csv\",\"columns\":[\"name\"],\"purpose\":\"campaign\"";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"columns":["name"],"purpose":"campaign"}                                              | 422 | format                | contact-export-format-unknown
            {"format":"CSV","columns":["name"],"purpose":"campaign"}                               | 422 | format                | contact-export-format-unknown
            {"format":"csv","purpose":"campaign"}                                                  | 422 | columns               | contact-export-columns-missing
            {"format":"csv","columns":[],"purpose":"campaign"}                                     | 422 | columns               | contact-export-columns-missing
            {"format":"csv","columns":[""],"purpose":"campaign"}                                   | 422 | columns[0]            | contact-export-column-unknown
            {"format":"csv","columns":["field:nothing"],"purpose":"campaign"}                      | 422 | columns[0]            | contact-export-column-unknown
            {"format":"csv","columns":["field:"],"purpose":"campaign"}                             | 422 | columns[0]            | contact-export-column-unknown
            {"format":"csv","columns":["consent:sms"],"purpose":"campaign"}                        | 422 | columns[0]            | contact-export-column-unknown
            {"format":"csv","columns":["consent:sms:fun"],"purpose":"campaign"}                    | 422 | columns[0]            | contact-export-column-unknown
            {"format":"csv","columns":["identity:phone:x"],"purpose":"campaign"}                   | 422 | columns[0]            | contact-export-column-unknown
            {"format":"csv","columns":["identity:member-id:"],"purpose":"campaign"}                | 422 | columns[0]            | contact-export-column-unknown
            {"format":"csv","columns":["membership-level:"],"purpose":"campaign"}                  | 422 | columns[0]            | contact-export-column-unknown
            {"format":"csv","columns":["membership-points:=1+1"],"purpose":"campaign"}             | 422 | columns[0]            | contact-export-column-unknown
            {"format":"csv","columns":["avatar:x:y:z"],"purpose":"campaign"}                       | 422 | columns[0]            | contact-export-column-unknown
            {"format":"csv","columns":["phone","phone"],"purpose":"campaign"}                      | 422 | columns[1]            | contact-export-column-repeated
            {GOOD,"filter":{"staffId":" "}}                                                        | 422 | filter.staffId        | contact-export-filter-invalid
            {GOOD,"filter":{"tagId":""}}                                                           | 422 | filter.tagId          | contact-export-filter-invalid
            {GOOD,"filter":{"liveCode":"a\\u0000b"}}                                               | 422 | filter.liveCode       | contact-export-filter-invalid
            {GOOD,"filter":{"chatId":"a\\u0000b"}}                                                 | 422 | filter.chatId         | contact-export-filter-invalid
            {GOOD,"filter":{"q":"!"}}                                                              | 422 | filter.q              | contact-export-search-invalid
            {GOOD,"filter":{"segmentId":"nothing"}}                                                | 422 | filter.segmentId      | contact-export-segment-unknown
            {GOOD,"filter":{"segmentId":"nothing","tagId":"gold"}}                                 | 422 | filter.segmentId      | contact-export-filter-mixed
            {"format":"csv","columns":["name"]}                                                    | 422 | purpose               | contact-export-purpose-unknown
            {"format":"csv","columns":["name"],"purpose":"delivery"}                               | 422 | purpose               | contact-export-purpose-unknown
            {"format":"csv","columns":["name"],"purpose":"other"}                                  | 422 | because               | contact-export-because-missing
            {"format":"csv","columns":["name"],"purpose":"other","because":""}                     | 422 | because               | contact-export-because-invalid
            {"format":"csv","columns":"name","purpose":"campaign"}                                 | 400 |                       |
            {"format":"csv","columns":["name"],"purpose":7}                                        | 422 | purpose               | contact-export-purpose-unknown
            {GOOD,"filter":[]}                                                                     | 400 |                       |
            {GOOD                                                                                  | 400 |                       |
            []                                                                                     | 400 |                       |
            """)
    void areNotMadeOfNonsense(String body, int status, String field, String code) {
        var answer = send("POST", admin, PATH, body.replace("GOOD", GOOD));

        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
        if (field != null) {
            assertThat(answer.text("code")).isEqualTo("contact-export-invalid");
            assertThat(answer.body().at("/errors/0/field").asString()).isEqualTo(field);
            assertThat(answer.body().at("/errors/0/code").asString()).isEqualTo(code);
        }
        assertThat(get(admin, PATH).body().path("items")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                              | 422 | contact-export-mark-invalid
            {"mark":""}                                     | 422 | contact-export-mark-invalid
            {"mark":"3fa94c21bd07-0-9c1e0b7a54d2f0e3"}      | 422 | contact-export-mark-invalid
            {"mark":"3fa94c21bd07-1-9c1e0b7a54d2f0e"}       | 422 | contact-export-mark-invalid
            {"mark":"3fa94c21bd07-1-9c1e0b7a54d2f0e3"}      | 404 | contact-export-mark-unknown
            """)
    void areNotFoundByWhatIsNoMark(String body, int status, String code) {
        var answer = send("POST", admin, PATH + "/mark-checks", body);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.text("code")).isEqualTo(code);
    }

    private JsonNode await(String token, String id, String status) {
        eventually(() -> assertThat(get(token, PATH + "/" + id).text("status")).isEqualTo(status));
        return get(token, PATH + "/" + id).body();
    }

    private List<JsonNode> trail(String operation) {
        return get(admin, "/api/v1/audit-trail?limit=200")
                .body()
                .path("items")
                .valueStream()
                .filter(record -> record.path("operation").asString().equals(operation))
                .toList();
    }
}
