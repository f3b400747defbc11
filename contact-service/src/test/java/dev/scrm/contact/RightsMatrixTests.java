package dev.scrm.contact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.platform.test.TestTokens;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * Role × data scope × field × operation, as the usual masks have it: each cell is what the role gets, a value or the status of a
 * refusal; {@code -} is nothing. All scopes see the same of a contact that they see.
 */
class RightsMatrixTests extends RightsFlow {
    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
                role       | scope   | name | avatar | gender | wecom-id | remark                        | evidence           | because                | level | points | birthday   | note                  | height
                admin      | all     | 王芳 | shown  | female | plain    | 王姐 13812345678 {mail}        | 录音 13812345678    | 来电 13812345678 咨询   | 金卡  | 128045067   | 1988-08-18 | 新号 +86 138-1234-5678 | 165.5
                admin      | own     | 王芳 | shown  | female | plain    | 王姐 13812345678 {mail}        | 录音 13812345678    | 来电 13812345678 咨询   | 金卡  | 128045067   | 1988-08-18 | 新号 +86 138-1234-5678 | 165.5
                admin      | department | 王芳 | shown  | female | plain    | 王姐 13812345678 {mail}        | 录音 13812345678    | 来电 13812345678 咨询   | 金卡  | 128045067   | 1988-08-18 | 新号 +86 138-1234-5678 | 165.5
                admin      | foreign | 404  | 404    | 404    | 404      | 404                           | 404                | 404                    | 404   | 404    | 404        | 404                   | 404
                manager    | all     | 王芳 | shown  | female | plain    | 王姐 13812345678 {mail}        | 录音 13812345678    | 来电 13812345678 咨询   | 金卡  | 128045067   | 1988-08-18 | 新号 +86 138-1234-5678 | 165.5
                manager    | own     | 王芳 | shown  | female | plain    | 王姐 13812345678 {mail}        | 录音 13812345678    | 来电 13812345678 咨询   | 金卡  | 128045067   | 1988-08-18 | 新号 +86 138-1234-5678 | 165.5
                manager    | department | 王芳 | shown  | female | plain    | 王姐 13812345678 {mail}        | 录音 13812345678    | 来电 13812345678 咨询   | 金卡  | 128045067   | 1988-08-18 | 新号 +86 138-1234-5678 | 165.5
                manager    | foreign | 404  | 404    | 404    | 404      | 404                           | 404                | 404                    | 404   | 404    | 404        | 404                   | 404
                agent      | all     | 王芳 | shown  | female | plain    | 王姐 138****5678 {masked mail} | 录音 138****5678    | 来电 138****5678 咨询   | 金卡  | 128045067   | 1988-08-18 | 新号 +86138****5678    | 165.5
                agent      | own     | 王芳 | shown  | female | plain    | 王姐 138****5678 {masked mail} | 录音 138****5678    | 来电 138****5678 咨询   | 金卡  | 128045067   | 1988-08-18 | 新号 +86138****5678    | 165.5
                agent      | department | 王芳 | shown  | female | plain    | 王姐 138****5678 {masked mail} | 录音 138****5678    | 来电 138****5678 咨询   | 金卡  | 128045067   | 1988-08-18 | 新号 +86138****5678    | 165.5
                agent      | foreign | 404  | 404    | 404    | 404      | 404                           | 404                | 404                    | 404   | 404    | 404        | 404                   | 404
                auditor    | all     | 王** | -      | -      | masked   | ****                          | ****               | 来电 138****5678 咨询   | -     | -      | ****       | ****                  | ****
                auditor    | own     | 王** | -      | -      | masked   | ****                          | ****               | 来电 138****5678 咨询   | -     | -      | ****       | ****                  | ****
                auditor    | department | 王** | -      | -      | masked   | ****                          | ****               | 来电 138****5678 咨询   | -     | -      | ****       | ****                  | ****
                auditor    | foreign | 404  | 404    | 404    | 404      | 404                           | 404                | 404                    | 404   | 404    | 404        | 404                   | 404
                integrator | all     | 王芳 | shown  | female | plain    | 王姐 13812345678 {mail}        | 录音 13812345678    | 来电 13812345678 咨询   | 金卡  | 128045067   | 1988-08-18 | 新号 +86 138-1234-5678 | 165.5
                integrator | own     | 王芳 | shown  | female | plain    | 王姐 13812345678 {mail}        | 录音 13812345678    | 来电 13812345678 咨询   | 金卡  | 128045067   | 1988-08-18 | 新号 +86 138-1234-5678 | 165.5
                integrator | department | 王芳 | shown  | female | plain    | 王姐 13812345678 {mail}        | 录音 13812345678    | 来电 13812345678 咨询   | 金卡  | 128045067   | 1988-08-18 | 新号 +86 138-1234-5678 | 165.5
                integrator | foreign | 404  | 404    | 404    | 404      | 404                           | 404                | 404                    | 404   | 404    | 404        | 404                   | 404
                """)
    void showsADetail(
            String role,
            String scope,
            String name,
            String avatar,
            String gender,
            String wecomId,
            String remark,
            String evidence,
            String because,
            String level,
            String points,
            String birthday,
            String note,
            String height) {
        var token = token(role, scope);
        var answer = get(token, path);
        var seen = answer.body();

        assertThat(cell(answer, seen.path("name"))).isEqualTo(name);
        assertThat(cell(answer, seen.path("avatar")).replace("https://example.invalid/wang.png", "shown"))
                .isEqualTo(avatar);
        assertThat(cell(answer, seen.path("gender"))).isEqualTo(gender);
        assertThat(wecomId(cell(answer, seen.path("externalUserId")))).isEqualTo(wecomId);
        assertThat(cell(answer, seen.at("/relations/0/remark"))).isEqualTo(mails(remark));
        assertThat(cell(answer, seen.at("/consentStatements/0/evidence"))).isEqualTo(evidence);
        assertThat(cell(answer, seen.at("/stageChanges/0/because"))).isEqualTo(because);
        assertThat(cell(answer, seen.at("/memberships/0/level"))).isEqualTo(level);
        assertThat(cell(answer, seen.at("/memberships/0/points"))).isEqualTo(points);
        assertThat(cell(answer, seen.at("/membershipStatements/0/level"))).isEqualTo(level);
        assertThat(cell(answer, seen.at("/fields/birthday"))).isEqualTo(birthday);
        assertThat(cell(answer, seen.at("/fields/note"))).isEqualTo(note);
        assertThat(cell(answer, seen.at("/fields/height"))).isEqualTo(height);
        var values = byName(seen.path("fieldValues"), "id", "value");
        assertThat(answer.status() == 200 ? values : Map.of("birthday", "404", "height", "404", "note", "404"))
                .isEqualTo(Map.of("birthday", birthday, "height", height, "note", note));

        // The list has no more of her than the detail, and nothing of whom the caller does not see.
        var listed = get(token, "/api/v1/contacts").body().path("items");
        if (answer.status() == 404) {
            assertThat(listed).isEmpty();
        } else {
            listed.path(0)
                    .properties()
                    .forEach(field ->
                            assertThat(field.getValue()).as(field.getKey()).isEqualTo(seen.path(field.getKey())));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
                role       | scope   | phone          | email            | open-id             | union-id     | query            | timeline because      | timeline level | quarantined
                admin      | all     | +8613812345678 | {mail}           | oEXopenid7788990011 | oEXunion0001 | 面膜 13812345678 | 来电 13812345678 咨询 | 金卡           | shown
                admin      | own     | +8613812345678 | {mail}           | oEXopenid7788990011 | oEXunion0001 | 面膜 13812345678 | 来电 13812345678 咨询 | 金卡           | 403
                admin      | department | +8613812345678 | {mail}           | oEXopenid7788990011 | oEXunion0001 | 面膜 13812345678 | 来电 13812345678 咨询 | 金卡           | 403
                admin      | foreign | 404            | 404              | 404                 | 404          | 404              | 404                   | 404            | 403
                manager    | all     | +8613812345678 | {mail}           | oEXopenid7788990011 | oEXunion0001 | 面膜 13812345678 | 来电 13812345678 咨询 | 金卡           | shown
                manager    | own     | +8613812345678 | {mail}           | oEXopenid7788990011 | oEXunion0001 | 面膜 13812345678 | 来电 13812345678 咨询 | 金卡           | 403
                manager    | department | +8613812345678 | {mail}           | oEXopenid7788990011 | oEXunion0001 | 面膜 13812345678 | 来电 13812345678 咨询 | 金卡           | 403
                manager    | foreign | 404            | 404              | 404                 | 404          | 404              | 404                   | 404            | 403
                agent      | all     | +86138****5678 | {masked mail}    | oE****11            | oE****01     | 面膜 138****5678 | 来电 138****5678 咨询 | 金卡           | 403
                agent      | own     | +86138****5678 | {masked mail}    | oE****11            | oE****01     | 面膜 138****5678 | 来电 138****5678 咨询 | 金卡           | 403
                agent      | department | +86138****5678 | {masked mail}    | oE****11            | oE****01     | 面膜 138****5678 | 来电 138****5678 咨询 | 金卡           | 403
                agent      | foreign | 404            | 404              | 404                 | 404          | 404              | 404                   | 404            | 403
                auditor    | all     | +86138****5678 | {masked mail}    | oE****11            | oE****01     | ****             | 来电 138****5678 咨询 | ****           | 403
                auditor    | own     | +86138****5678 | {masked mail}    | oE****11            | oE****01     | ****             | 来电 138****5678 咨询 | ****           | 403
                auditor    | department | +86138****5678 | {masked mail}    | oE****11            | oE****01     | ****             | 来电 138****5678 咨询 | ****           | 403
                auditor    | foreign | 404            | 404              | 404                 | 404          | 404              | 404                   | 404            | 403
                integrator | all     | +8613812345678 | {mail}           | oEXopenid7788990011 | oEXunion0001 | 面膜 13812345678 | 403                   | 403            | shown
                integrator | own     | +8613812345678 | {mail}           | oEXopenid7788990011 | oEXunion0001 | 面膜 13812345678 | 403                   | 403            | 403
                integrator | department | +8613812345678 | {mail}           | oEXopenid7788990011 | oEXunion0001 | 面膜 13812345678 | 403                   | 403            | 403
                integrator | foreign | 404            | 404              | 404                 | 404          | 404              | 403                   | 403            | 403
                """)
    void showsWhatIsListed(
            String role,
            String scope,
            String phone,
            String email,
            String openId,
            String unionId,
            String query,
            String because,
            String level,
            String quarantined) {
        var token = token(role, scope);

        var listed = get(token, path + "/identities");
        var identities = byName(listed.body().path("items"), "type", "value");
        assertThat(of(listed, identities.get("phone"))).isEqualTo(phone);
        assertThat(of(listed, identities.get("email"))).isEqualTo(mails(email));
        assertThat(of(listed, identities.get("open-id"))).isEqualTo(openId);
        assertThat(of(listed, identities.get("union-id"))).isEqualTo(unionId);

        var behaviors = get(token, path + "/behaviors");
        assertThat(cell(behaviors, behaviors.body().at("/items/0/properties/query")))
                .isEqualTo(query);

        var timeline = get(token, path + "/timeline");
        assertThat(of(timeline, detail(timeline.body(), "stage-changed", "because")))
                .isEqualTo(because);
        assertThat(of(timeline, detail(timeline.body(), "membership-changed", "level")))
                .isEqualTo(level);

        var quarantine = get(token, "/api/v1/behavior-quarantine");
        assertThat(cell(quarantine, quarantine.body().at("/items/0/item")).replaceFirst("\\{.*13812345678.*", "shown"))
                .isEqualTo(quarantined);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
                role       | scope   | reveal phone   | reveal email | tell birthday | move stage | add identity | segment by birthday | see masks | set masks | trail | take snapshot | set keywords
                admin      | all     | +8613812345678 | {mail}       | 200           | 200        | 200          | 201                 | 200       | 200       | 200   | 404           | 200
                admin      | own     | +8613812345678 | {mail}       | 200           | 200        | 200          | 201                 | 200       | 200       | 403   | 403           | 200
                admin      | department | +8613812345678 | {mail}       | 200           | 200        | 200          | 201                 | 200       | 200       | 403   | 403           | 200
                admin      | foreign | 404            | 404          | 404           | 404        | 404          | 201                 | 200       | 200       | 403   | 403           | 200
                manager    | all     | +8613812345678 | {mail}       | 200           | 200        | 200          | 201                 | 200       | 403       | 403   | 404           | 200
                manager    | own     | +8613812345678 | {mail}       | 200           | 200        | 200          | 201                 | 200       | 403       | 403   | 403           | 200
                manager    | department | +8613812345678 | {mail}       | 200           | 200        | 200          | 201                 | 200       | 403       | 403   | 403           | 200
                manager    | foreign | 404            | 404          | 404           | 404        | 404          | 201                 | 200       | 403       | 403   | 403           | 200
                agent      | all     | +8613812345678 | {mail}       | 200           | 200        | 403          | 403                 | 200       | 403       | 403   | 403           | 403
                agent      | own     | +8613812345678 | {mail}       | 200           | 200        | 403          | 403                 | 200       | 403       | 403   | 403           | 403
                agent      | department | +8613812345678 | {mail}       | 200           | 200        | 403          | 403                 | 200       | 403       | 403   | 403           | 403
                agent      | foreign | 404            | 404          | 404           | 404        | 403          | 403                 | 200       | 403       | 403   | 403           | 403
                auditor    | all     | 403            | 403          | 403           | 403        | 403          | 403                 | 200       | 403       | 200   | 403           | 403
                auditor    | own     | 403            | 403          | 403           | 403        | 403          | 403                 | 200       | 403       | 403   | 403           | 403
                auditor    | department | 403            | 403          | 403           | 403        | 403          | 403                 | 200       | 403       | 403   | 403           | 403
                auditor    | foreign | 403            | 403          | 403           | 403        | 403          | 403                 | 200       | 403       | 403   | 403           | 403
                integrator | all     | 403            | 403          | 200           | 403        | 200          | 403                 | 200       | 403       | 403   | 403           | 403
                integrator | own     | 403            | 403          | 200           | 403        | 200          | 403                 | 200       | 403       | 403   | 403           | 403
                integrator | department | 403            | 403          | 200           | 403        | 200          | 403                 | 200       | 403       | 403   | 403           | 403
                integrator | foreign | 403            | 403          | 404           | 403        | 404          | 403                 | 200       | 403       | 403   | 403           | 403
                """)
    void letsDo(
            String role,
            String scope,
            String revealPhone,
            String revealEmail,
            int tellBirthday,
            int moveStage,
            int addIdentity,
            int segment,
            int seeMasks,
            int setMasks,
            int trail,
            int takeSnapshot,
            int setKeywords) {
        var token = token(role, scope);

        var phone = reveal(token, "{\"what\":\"phone\",\"purpose\":\"delivery\"}");
        assertThat(cell(phone, phone.body().at("/values/0"))).isEqualTo(revealPhone);
        var email = reveal(token, "{\"what\":\"email\",\"purpose\":\"other\",\"because\":\"发合同\"}");
        assertThat(cell(email, email.body().at("/values/0"))).isEqualTo(mails(revealEmail));
        var birthday = "{\"fields\":{\"birthday\":\"1991-02-28\"}}";
        assertThat(sendIfMatch("PATCH", token, path, birthday, "*").status()).isEqualTo(tellBirthday);
        assertThat(sendIfMatch("PUT", token, path + "/stage", "{\"stage\":\"customer\"}", "*")
                        .status())
                .isEqualTo(moveStage);
        assertThat(send("POST", token, path + "/identities", "{\"type\":\"weibo\",\"value\":\"wang\"}")
                        .status())
                .isEqualTo(addIdentity);
        assertThat(send("POST", token, "/api/v1/segments", BORN_IN_AUGUST).status())
                .isEqualTo(segment);
        assertThat(get(token, "/api/v1/field-masks").status()).isEqualTo(seeMasks);
        assertThat(sendIfMatch("PUT", token, "/api/v1/field-masks", "{\"roles\":{}}", "*")
                        .status())
                .isEqualTo(setMasks);
        assertThat(get(token, "/api/v1/audit-trail").status()).isEqualTo(trail);
        assertThat(send("POST", token, "/api/v1/segments/nothing/snapshots", "{\"name\":\"十月\"}")
                        .status())
                .isEqualTo(takeSnapshot);
        var keywords = "{\"name\":\"询价\",\"words\":[\"价格\"]}";
        assertThat(sendIfMatch("PUT", token, "/api/v1/message-keywords/price", keywords, "*")
                        .status())
                .isEqualTo(setKeywords);
    }

    private static final String[] EXPORTED = {
        "name",
        "gender",
        "external-user-id",
        "phone",
        "email",
        "union-id",
        "remark",
        "membership-level:mall",
        "membership-points:mall",
        "field:birthday",
        "field:note",
        "field:height",
        "consent:sms:marketing"
    };

    /** Of a file as of a preview; whoever may have none is refused both. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
                role       | scope   | export
                admin      | all     | 王芳,女,{id},13812345678,{mail},oEXunion0001,王姐 13812345678 {mail},金卡,128045067,1988-08-18,新号 +86 138-1234-5678,165.5,是
                admin      | own     | 王芳,女,{id},13812345678,{mail},oEXunion0001,王姐 13812345678 {mail},金卡,128045067,1988-08-18,新号 +86 138-1234-5678,165.5,是
                admin      | department | 王芳,女,{id},13812345678,{mail},oEXunion0001,王姐 13812345678 {mail},金卡,128045067,1988-08-18,新号 +86 138-1234-5678,165.5,是
                admin      | foreign | -
                manager    | all     | 王芳,女,{id},13812345678,{mail},oEXunion0001,王姐 13812345678 {mail},金卡,128045067,1988-08-18,新号 +86 138-1234-5678,165.5,是
                manager    | own     | 王芳,女,{id},13812345678,{mail},oEXunion0001,王姐 13812345678 {mail},金卡,128045067,1988-08-18,新号 +86 138-1234-5678,165.5,是
                manager    | department | 王芳,女,{id},13812345678,{mail},oEXunion0001,王姐 13812345678 {mail},金卡,128045067,1988-08-18,新号 +86 138-1234-5678,165.5,是
                manager    | foreign | -
                agent      | all     | 403
                agent      | own     | 403
                agent      | department | 403
                agent      | foreign | 403
                auditor    | all     | 403
                auditor    | own     | 403
                auditor    | department | 403
                auditor    | foreign | 403
                integrator | all     | 403
                integrator | own     | 403
                integrator | department | 403
                integrator | foreign | 403
                """)
    void letsTakeAlong(String role, String scope, String export) {
        var token = token(role, scope);
        var wish = "{\"format\":\"csv\",\"purpose\":\"analysis\",\"columns\":[\"%s\"]}"
                .formatted(String.join("\",\"", EXPORTED));
        var preview = send("POST", token, "/api/v1/contact-exports/preview", wish);
        var expected = mails(export).replace("{id}", externalUserId);

        assertThat(preview.status() == 200 ? joined(preview.body().at("/rows/0")) : Integer.toString(preview.status()))
                .isEqualTo(expected);
        if (preview.status() == 200) {
            var lines = text(token, "/api/v1/contact-exports/" + exported(token, "csv", EXPORTED) + "/file")
                    .lines()
                    .toList();
            assertThat(lines.size() == 1 ? "-" : lines.get(1).replace("\"", "")).startsWith(expected);
        } else {
            assertThat(send("POST", token, "/api/v1/contact-exports", wish).status())
                    .isEqualTo(403);
            assertThat(get(token, "/api/v1/contact-exports").status()).isEqualTo(403);
            assertThat(get(token, "/api/v1/contact-exports/x/file").status()).isEqualTo(403);
        }
    }

    private static String joined(JsonNode row) {
        return row.isMissingNode()
                ? "-"
                : row.valueStream().map(JsonNode::asString).collect(Collectors.joining(","));
    }

    private static final String BORN_IN_AUGUST =
            "{\"name\":\"八月\",\"condition\":{\"field\":{\"name\":\"fields.birthday\",\"oneOf\":[\"1988-08-18\"]}}}";

    /** Departments are not known here yet. */
    @ParameterizedTest
    @ValueSource(strings = {"admin", "manager", "agent", "auditor", "integrator"})
    void showsNoMoreOfADepartmentThanOfWhomTheCallerFollows(String role) {
        var lin = TestTokens.token(corp, "lin.wei", "department", role);
        var chen = TestTokens.token(corp, "chen.bo", "department", role);

        assertThat(get(lin, path).body())
                .isEqualTo(get(token(role, "own"), path).body());
        assertThat(get(chen, path).text("code")).isEqualTo("contact-unknown");
        assertThat(get(chen, "/api/v1/audit-trail").status()).isEqualTo(403);
    }

    @Test
    void followsWhatACorpSays() {
        assertThat(masks("""
                {"manager":{"phone":"hidden","field:birthday":"masked","name":"masked"},
                 "agent":{"phone":"shown","field":"hidden","field:height":"shown","remark":"hidden"},
                 "integrator":{"wecom-id":"hidden","behavior":"masked"}}""").status()).isEqualTo(200);

        var manager = get(token("manager", "all"), path).body();
        assertThat(manager.path("name").asString()).isEqualTo("王**");
        assertThat(manager.at("/fields/birthday").asString()).isEqualTo("****");
        assertThat(manager.at("/fields/note").asString()).isEqualTo("新号 ****");
        var birthday = "{\"fields\":{\"birthday\":\"****\"}}";
        assertThat(sendIfMatch("PATCH", token("manager", "all"), path, birthday, "*")
                        .text("code"))
                .isEqualTo("field-masked");
        assertThat(send("POST", token("manager", "all"), "/api/v1/segments", BORN_IN_AUGUST)
                        .text("code"))
                .isEqualTo("field-masked");
        assertThat(reveal(token("manager", "all"), "{\"what\":\"phone\",\"purpose\":\"delivery\"}")
                        .text("code"))
                .isEqualTo("field-masked");

        var agent = get(token("agent", "own"), path).body();
        assertThat(agent.path("fields").toString()).isEqualTo("{\"height\":165.5}");
        assertThat(agent.at("/relations/0").has("remark")).isFalse();
        assertThat(agent.at("/stageChanges/0/because").asString()).isEqualTo("来电 13812345678 咨询");

        var integrator = get(token("integrator", "all"), path);
        assertThat(integrator.body().has("externalUserId")).isFalse();
        assertThat(get(token("integrator", "all"), path + "/behaviors")
                        .body()
                        .at("/items/0/properties/query")
                        .asString())
                .isEqualTo("****");
        assertThat(get(token("integrator", "all"), "/api/v1/behavior-quarantine")
                        .body()
                        .path("items")
                        .path(0)
                        .has("item"))
                .isFalse();
    }

    private String mails(String cell) {
        return cell.replace("{mail}", EMAIL).replace("{masked mail}", "w****@example.com");
    }

    private String wecomId(String cell) {
        return cell.equals(externalUserId) ? "plain" : cell.startsWith("wm****") ? "masked" : cell;
    }

    private static String cell(Answer answer, JsonNode value) {
        return answer.status() >= 400 ? Integer.toString(answer.status()) : value.asString("-");
    }

    private static String of(Answer answer, String value) {
        return answer.status() >= 400 ? Integer.toString(answer.status()) : value == null ? "-" : value;
    }

    private static Map<String, String> byName(JsonNode items, String name, String value) {
        Map<String, String> values = new LinkedHashMap<>();
        items.forEach(
                item -> values.put(item.path(name).asString(), item.path(value).asString()));
        return values;
    }

    private static String detail(JsonNode timeline, String kind, String name) {
        return timeline.path("items")
                .valueStream()
                .filter(entry -> entry.path("kind").asString("").equals(kind))
                .map(entry -> entry.path("details").path(name).asString("-"))
                .findFirst()
                .orElse(null);
    }
}
