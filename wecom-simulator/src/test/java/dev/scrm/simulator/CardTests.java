package dev.scrm.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Template cards: what they hold, clicks on them, changes of them. */
class CardTests extends PlatformTests {
    private static final String BUTTONS = """
            {"card_type":"button_interaction","main_title":{"title":"请假"},"task_id":"%s","button_list":[{"text":"同意","key":"ok"}]}""";

    private static int tasks;

    @BeforeEach
    void letAMinutePass() {
        platform.advance(Duration.ofMinutes(2));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'card_type':'text_notice','main_title':{'title':'发货'},'card_action':{'type':1,'url':'https://a.invalid/'}}",
                "{'card_type':'text_notice','sub_title_text':'发货','card_action':{'type':2,'appid':'wx1'},'horizontal_content_list':[{'type':3,'keyname':'谁','userid':'lin.wei'}]}",
                "{'card_type':'news_notice','main_title':{'title':'图'},'card_image':{'url':'https://a.invalid/p','aspect_ratio':2.25},'card_action':{'type':1,'url':'u'}}"
            })
    void deliversCardsWithoutQuestions(String card) {
        var answer = send(card.replace('\'', '"'));

        assertThat(answer.errcode()).isZero();
        assertThat(answer.body().has("response_code")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'card_type':'button_interaction','main_title':{'title':'请假'},'task_id':'TASK','button_list':[{'text':'同意','key':'ok'}]}",
                "{'card_type':'vote_interaction','main_title':{'title':'午饭'},'task_id':'TASK','checkbox':{'question_key':'q','option_list':[{'id':'1','text':'面'},{'id':'2','text':'饭'}]},'submit_button':{'text':'投','key':'s'}}",
                "{'card_type':'multiple_interaction','main_title':{'title':'预订'},'task_id':'TASK','select_list':[{'question_key':'q','option_list':[{'id':'1','text':'一'}]}],'submit_button':{'text':'定','key':'s'}}",
                "{'card_type':'text_notice','sub_title_text':'x','task_id':'TASK','action_menu':{'action_list':[{'text':'不再提醒','key':'no'}]},'card_action':{'type':1,'url':'u'}}"
            })
    void givesACodeForCardsThatAreAnswered(String card) {
        var answer = send(card.replace('\'', '"').replace("TASK", newTask()));

        assertThat(answer.errcode()).isZero();
        assertThat(answer.text("response_code")).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'card_type':'poem'} | 40058",
                "{'card_type':'text_notice','main_title':{'title':'发货'}} | 40058",
                "{'card_type':'text_notice','card_action':{'type':1,'url':'u'}} | 40058",
                "{'card_type':'news_notice','main_title':{'title':'图'},'card_action':{'type':1,'url':'u'}} | 40058",
                "{'card_type':'button_interaction','main_title':{'title':'请假'},'button_list':[{'text':'同意','key':'ok'}]} | 42014",
                "{'card_type':'button_interaction','main_title':{'title':'请假'},'task_id':'有 空','button_list':[{'text':'同意','key':'ok'}]} | 42014",
                "{'card_type':'button_interaction','main_title':{'title':'请假'},'task_id':'b7','button_list':[{},{},{},{},{},{},{}]} | 40058",
                "{'card_type':'vote_interaction','task_id':'v1','checkbox':{'question_key':'q','option_list':[{'id':'1','text':'面'},{'id':'1','text':'饭'}]},'submit_button':{'text':'投','key':'s'}} | 40058",
                "{'card_type':'text_notice','sub_title_text':'x','card_action':{'type':1,'url':'u'},'horizontal_content_list':[{'type':3,'keyname':'谁','userid':'ghost'}]} | 60111"
            })
    void refusesCardsThatCannotBe(String card, int errcode) {
        assertThat(send(card.replace('\'', '"')).errcode()).isEqualTo(errcode);
    }

    @Test
    void takesATaskIdOnce() {
        var card = BUTTONS.formatted(newTask());

        assertThat(send(card).errcode()).isZero();
        assertThat(send(card).errcode()).isEqualTo(42014);
    }

    @Test
    void changesACardOnceForEachCode() {
        var sent = send(BUTTONS.formatted(newTask()));
        var code = sent.text("response_code");

        assertThat(update(code)).isZero();

        assertThat(update(code)).isEqualTo(60140);
        assertThat(update("ghost")).isEqualTo(60140);
        assertThat(platform.get("/sim/v1/app-messages").body().path("items").valueStream())
                .filteredOn(message -> message.path("messageId").asString().equals(sent.text("msgid")))
                .singleElement()
                .satisfies(
                        message -> assertThat(message.path("update").asString()).contains("已同意"));
    }

    @Test
    void forgetsACodeAfterThreeDays() {
        var code = send(BUTTONS.formatted(newTask())).text("response_code");

        platform.advance(Duration.ofDays(3));

        assertThat(update(code)).isEqualTo(60140);
    }

    @Test
    void givesAnotherCodeWithAClick() {
        var task = newTask();
        update(send(BUTTONS.formatted(task)).text("response_code"));

        var click = platform.control("card-clicks", """
                {"userId":"lin.wei","taskId":"%s","eventKey":"ok","selected":{"q":["1","2"]}}""".formatted(task));

        var event = await().until(
                        () -> platform.gateway.received.stream()
                                .filter(callback -> callback.text("TaskId").equals(task))
                                .toList(),
                        found -> !found.isEmpty())
                .getFirst();
        assertThat(event.text("Event")).isEqualTo("template_card_event");
        assertThat(event.text("FromUserName")).isEqualTo("lin.wei");
        assertThat(event.text("ResponseCode")).isEqualTo(click.text("responseCode"));
        assertThat(event.plaintext()).contains("<OptionId><![CDATA[2]]></OptionId>");
        assertThat(update(click.text("responseCode"))).isZero();
    }

    private static String newTask() {
        return "task-" + ++tasks;
    }

    private TestPlatform.Answer send(String card) {
        return platform.call("message/send", """
                {"touser":"lin.wei","msgtype":"template_card","agentid":1000002,"template_card":%s}""".formatted(card));
    }

    private int update(String code) {
        return platform.call("message/update_template_card", """
                        {"userids":["lin.wei"],"agentid":1000002,"response_code":"%s","button":{"replace_name":"已同意"}}""".formatted(code))
                .errcode();
    }
}
