package dev.scrm.gateway.commands.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.gateway.commands.Blank;
import dev.scrm.gateway.commands.Command;
import dev.scrm.platform.test.GoldenSample;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AppMessagesTests {
    private static final String NOTICE =
            "\"cardType\":\"text_notice\",\"mainTitle\":{\"title\":\"t\"},\"cardAction\":{\"url\":\"u\"}";
    private static final String BUTTONS =
            "\"cardType\":\"button_interaction\",\"mainTitle\":{\"title\":\"t\"},\"buttonList\":[{\"text\":\"b\",\"key\":\"k\"}]";

    @Test
    void putsACardIntoWecomsWordsWithTheCommandAsItsTask() {
        var card = card("""
                "source":{"iconUrl":"i","text":"客服","color":"red"},"mainTitle":{"title":"t","description":"d"},
                "actionMenu":{"description":"more","actions":[{"text":"a","key":"k"}]},
                "quoteArea":{"appId":"wx1","pagePath":"p","text":"q"},"emphasisContent":{"title":"100"},
                "subTitleText":"s","horizontalContentList":[{"name":"n","value":"v"},{"name":"n","url":"u"},
                {"name":"n","staffId":"lin.wei"}],"jumpList":[{"title":"j","url":"u"}],"cardType":"text_notice",
                "cardAction":{"url":"https://crm.example.com"}
                """);

        assertThat(card).isEqualTo(json("""
                {"card_type":"text_notice","task_id":"c-1",
                 "source":{"icon_url":"i","desc":"客服","desc_color":2},"main_title":{"title":"t","desc":"d"},
                 "action_menu":{"desc":"more","action_list":[{"text":"a","key":"k"}]},
                 "quote_area":{"type":2,"appid":"wx1","pagepath":"p","quote_text":"q"},"emphasis_content":{"title":"100"},
                 "sub_title_text":"s","horizontal_content_list":[{"type":0,"keyname":"n","value":"v"},
                 {"type":1,"keyname":"n","url":"u"},{"type":3,"keyname":"n","userid":"lin.wei"}],
                 "jump_list":[{"type":1,"url":"u","title":"j"}],
                 "card_action":{"type":1,"url":"https://crm.example.com"}}
                """));
    }

    @Test
    void putsQuestionsIntoWecomsWords() {
        assertThat(card("""
                "cardType":"vote_interaction","taskId":"vote@1","checkbox":{"questionKey":"q","multiple":true,
                "options":[{"id":"a","text":"甲","checked":true},{"id":"b","text":"乙"}]},
                "submitButton":{"text":"提交","key":"s"}
                """)).isEqualTo(json("""
                {"card_type":"vote_interaction","task_id":"vote@1","checkbox":{"question_key":"q","mode":1,
                 "option_list":[{"id":"a","text":"甲","is_checked":true},{"id":"b","text":"乙"}]},
                 "submit_button":{"text":"提交","key":"s"}}
                """));
    }

    @Test
    void givesACardOfACommandWithAnOddIdATaskThatIsAlwaysTheSame() {
        var task = TemplateCards.taskId("journey/7 step 1");

        assertThat(task).matches("[0-9a-f]{32}").isEqualTo(TemplateCards.taskId("journey/7 step 1"));
    }

    @Test
    void addressesStaffDepartmentsAndTagsOrEverybody() {
        assertThat(
                        body(
                                "{\"staffIds\":[\"a\",\"b\"],\"departmentIds\":[\"3\"],\"tagIds\":[\"5\",\"6\"],\"text\":\"x\"}"))
                .containsEntry("touser", "a|b")
                .containsEntry("toparty", "3")
                .containsEntry("totag", "5|6")
                .doesNotContainKey("safe");
        assertThat(body("{\"all\":true,\"text\":\"x\",\"confidential\":true}"))
                .containsEntry("touser", "@all")
                .containsEntry("safe", 1);
        assertThat(update("\"responseCode\":\"RC\",\"departmentIds\":[\"3\"],\"button\":{\"replaceName\":\"ok\"}"))
                .containsEntry("partyids", List.of(3L))
                .containsEntry("button", Map.of("replace_name", "ok"));
    }

    @Test
    void namesTheCommandWhoseResultItNeeds() {
        var recall = (Command.Post) read("recall-app-message", "{\"commandId\":\"c-0\"}");
        assertThat(recall.request().body()).containsEntry("msgid", new Blank.ResultOf("c-0", "messageId"));

        assertThat(update("\"commandId\":\"c-0\",\"all\":true,\"templateCard\":{" + BUTTONS + "}"))
                .containsEntry("response_code", new Blank.ResultOf("c-0", "responseCode"))
                .containsEntry("atall", 1)
                .extractingByKey("template_card")
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.map(String.class, Object.class))
                .containsEntry("task_id", "c-0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "\"text\":\"a\",\"markdown\":\"b\";content-ambiguous",
                "\"markdown\":\" \";text-missing",
                "\"textcard\":{\"description\":\"d\",\"url\":\"u\"};title-missing",
                "\"textcard\":{\"title\":\"t\",\"url\":\"u\"};description-missing",
                "\"textcard\":{\"title\":\"t\",\"description\":\"d\"};url-missing",
                "\"textcard\":{\"title\":\"t\",\"description\":\"d\",\"url\":\"u\",\"buttonText\":\"查看详细情况\"};button-text-too-long",
                "\"news\":{};articles-out-of-range",
                "\"news\":{\"articles\":[{\"title\":\"t\",\"appId\":\"wx\"}]};url-missing",
                "\"news\":{\"articles\":[{\"url\":\"u\"}]};title-missing",
                "\"markdown\":\"m\",\"confidential\":true;confidential-impossible",
                "\"text\":\"a\",\"all\":true;recipients-ambiguous",
                "\"text\":\"a\",\"departmentIds\":[\"three\"];recipient-invalid"
            })
    void refusesWhatCannotBeSaid(String fields, String reason) {
        assertThat(refused("send-app-message", "{\"staffIds\":[\"lin.wei\"],%s}".formatted(fields)))
                .isEqualTo(reason);
    }

    @Test
    void refusesWhatIsLongerThanWecomTakesAndNeverCutsIt() {
        var articles = IntStream.range(0, 9)
                .mapToObj(_ -> "{\"title\":\"t\",\"url\":\"u\"}")
                .collect(Collectors.joining(","));
        var card = "\"textcard\":{\"title\":\"%s\",\"description\":\"%s\",\"url\":\"u\"}";

        assertThat(said("\"markdown\":\"%s\"".formatted("林".repeat(683)))).isEqualTo("text-too-long");
        assertThat(said(card.formatted("林".repeat(129), "d"))).isEqualTo("title-too-long");
        assertThat(said(card.formatted("林".repeat(128), "林".repeat(513)))).isEqualTo("description-too-long");
        assertThat(said("\"news\":{\"articles\":[%s]}".formatted(articles))).isEqualTo("articles-out-of-range");
        var departments = IntStream.range(0, 101).mapToObj(i -> "\"" + i + "\"").collect(Collectors.joining(","));
        assertThat(said("\"text\":\"a\",\"departmentIds\":[%s]".formatted(departments)))
                .isEqualTo("recipients-out-of-range");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "\"cardType\":\"poster\";card-type-unknown",
                "\"cardType\":\"text_notice\",\"cardAction\":{\"url\":\"u\"};card-title-missing",
                "\"cardType\":\"text_notice\",\"subTitleText\":\"s\";card-link-missing",
                "\"cardType\":\"text_notice\",\"subTitleText\":\"s\",\"cardAction\":{};card-link-missing",
                "\"cardType\":\"news_notice\",\"mainTitle\":{\"title\":\"t\"},\"cardAction\":{\"url\":\"u\"};card-picture-missing",
                "\"cardType\":\"button_interaction\",\"mainTitle\":{\"title\":\"t\"};card-buttons-out-of-range",
                "\"cardType\":\"vote_interaction\",\"submitButton\":{\"text\":\"t\",\"key\":\"k\"};card-question-missing",
                "\"cardType\":\"multiple_interaction\",\"selectList\":[{\"questionKey\":\"q\",\"options\":[{\"id\":\"a\",\"text\":\"a\"}]}];card-submit-missing"
            })
    void refusesACardThatLacksWhatItsKindNeeds(String card, String reason) {
        assertThat(said("\"templateCard\":{" + card + "}")).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "\"taskId\":\"a b\";card-task-invalid",
                "\"source\":{\"color\":\"blue\"};card-color-unknown",
                "\"cardImage\":{\"url\":\"u\",\"aspectRatio\":1.0};card-picture-out-of-shape",
                "\"jumpList\":[{\"title\":\"1\"},{\"title\":\"2\"},{\"title\":\"3\"},{\"title\":\"4\"}];card-jumps-out-of-range",
                "\"horizontalContentList\":[{\"value\":\"1\"}];card-text-missing",
                "\"actionMenu\":{\"actions\":[]};card-menu-out-of-range",
                "\"actionMenu\":{\"actions\":[{\"text\":\"t\"}]};card-key-missing",
                "\"buttonList\":[{\"text\":\"t\",\"key\":\"k\",\"style\":5}];card-style-unknown",
                "\"buttonList\":[];card-buttons-out-of-range",
                "\"buttonSelection\":{\"questionKey\":\"q\",\"options\":[{\"id\":\"a\",\"text\":\"1\"},{\"id\":\"a\",\"text\":\"2\"}]};card-options-alike",
                "\"buttonSelection\":{\"questionKey\":\"q\"};card-options-out-of-range"
            })
    void refusesAPartOfACardThatIsWrong(String part, String reason) {
        assertThat(said("\"templateCard\":{%s,%s}".formatted(NOTICE, part))).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "recall-app-message;{};message-missing",
                "update-template-card;{\"all\":true,\"button\":{\"replaceName\":\"ok\"}};response-code-missing",
                "update-template-card;{\"all\":true,\"responseCode\":\"RC\"};button-missing",
                "update-template-card;{\"responseCode\":\"RC\",\"button\":{\"replaceName\":\"ok\"}};recipients-out-of-range"
            })
    void refusesChangesOfNothing(String name, String json, String reason) {
        assertThat(refused(name, json)).isEqualTo(reason);
    }

    @Test
    void refusesAChangeIntoACardWhoseTaskNobodyKnows() {
        assertThat(refused(
                        "update-template-card",
                        "{\"all\":true,\"responseCode\":\"RC\",\"templateCard\":{" + BUTTONS + "}}"))
                .isEqualTo("card-task-missing");
    }

    private static JsonNode card(String card) {
        var body = body("{\"staffIds\":[\"lin.wei\"],\"templateCard\":{" + card + "}}");
        return JsonMapper.shared().valueToTree(body.get("template_card"));
    }

    private static String said(String fields) {
        return refused("send-app-message", "{\"staffIds\":[\"lin.wei\"],%s}".formatted(fields));
    }

    private static Map<String, Object> update(String fields) {
        return ((Command.Post) read("update-template-card", "{" + fields + "}"))
                .request()
                .body();
    }

    private static Map<String, Object> body(String json) {
        return ((Command.Post) read("send-app-message", json)).request().body();
    }

    private static String refused(String name, String json) {
        return ((Command.Malformed) read(name, json)).reason().code();
    }

    private static Command read(String name, String json) {
        var envelope = GoldenSample.envelope("scrm.wecom." + name + ".v1", "c-1", json.getBytes(UTF_8));
        return new CommandReader().read(envelope, "ww1:lin.wei");
    }

    private static JsonNode json(String json) {
        return JsonMapper.shared().readTree(json);
    }
}
