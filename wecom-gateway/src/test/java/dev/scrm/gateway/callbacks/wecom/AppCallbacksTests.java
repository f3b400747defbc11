package dev.scrm.gateway.callbacks.wecom;

import static dev.scrm.gateway.callbacks.wecom.CallbackText.CORP;
import static dev.scrm.gateway.callbacks.wecom.CallbackText.json;
import static dev.scrm.gateway.callbacks.wecom.CallbackText.opened;
import static dev.scrm.gateway.callbacks.wecom.CallbackText.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.gateway.callbacks.CallbackEvent;
import dev.scrm.platform.test.GoldenSample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

/** What staff members do in an app, and what WeCom says of the app. */
class AppCallbacksTests {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text|<Content>订单在哪?</Content>|{'text':'订单在哪?'}",
                "image|<PicUrl>https://p/1</PicUrl><MediaId>m1</MediaId>|{'pictureUrl':'https://p/1','mediaId':'m1'}",
                "voice|<MediaId>m1</MediaId><Format>amr</Format>|{'mediaId':'m1','format':'amr'}",
                "video|<MediaId>m1</MediaId><ThumbMediaId>m2</ThumbMediaId>|{'mediaId':'m1','thumbnailMediaId':'m2'}",
                "location|<Location_X>23.134</Location_X><Location_Y>113.358</Location_Y><Scale>20</Scale><Label>海珠</Label><AppType>wxwork</AppType>|{'latitude':23.134,'longitude':113.358,'scale':20,'label':'海珠','appType':'wxwork'}",
                "location|<Location_X>23.134</Location_X><Location_Y>113.358</Location_Y>|{'latitude':23.134,'longitude':113.358}",
                "link|<Title>t</Title><Description>d</Description><Url>https://u</Url><PicUrl>https://p</PicUrl>|{'title':'t','description':'d','url':'https://u','pictureUrl':'https://p'}",
            })
    void sealsWhatAMessageSays(String messageType, String own, String body) {
        var event = read(message(messageType, own));

        assertIs("app-message-received", event);
        assertThat(json(event).path("messageType").asString()).isEqualTo(messageType);
        assertThat(json(event).path("messageId").asString()).isEqualTo("9223372036854775807");
        assertThat(opened(event, "body")).isEqualTo(JsonMapper.shared().readTree(body.replace('\'', '"')));
    }

    @Test
    void sealsAMessageOfAnUnknownKindWhole() {
        var event = read(message("hologram", "<Shape>geheim</Shape>"));

        assertIs("app-message-received", event);
        assertThat(event.envelope().data()).asString().doesNotContain("geheim");
        assertThat(opened(event, "body").path("xml").asString()).contains("<Shape>geheim</Shape>");
    }

    @Test
    void neverShowsTextInClearNotEvenOfNobody() {
        var event = read("<xml><MsgType>text</MsgType><Content>geheim</Content></xml>");

        assertThat(event.isRecognized()).isFalse();
        assertThat(event.envelope().data()).asString().doesNotContain("geheim");
        assertThat(opened(event, "sealedXml").path("xml").asString()).contains("geheim");
    }

    @Test
    void keysByStaffMemberWhateverTheCaseOfTheUserid() {
        var event = read(event("enter_agent", "").replace("lin.wei", "Lin.Wei"));

        assertThat(event.key()).isEqualTo(CORP + ":lin.wei");
        assertThat(event.ordered()).isTrue();
        assertThat(json(event).path("staffId").asString()).isEqualTo("Lin.Wei");
        assertThat(event.envelope().subject()).isEqualTo("Lin.Wei");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "click|click|<EventKey>sales</EventKey>",
                "view|view|<EventKey>https://example.com</EventKey>",
                "view_miniprogram|view-mini-program|<EventKey>pages/index</EventKey>",
                "scancode_push|scan|<EventKey>k</EventKey>",
                "pic_sysphoto|photo|<EventKey>k</EventKey>",
                "pic_photo_or_album|photo-or-album|<EventKey>k</EventKey>",
                "pic_weixin|album|<EventKey>k</EventKey>",
                "location_select|location|<EventKey>k</EventKey>"
            })
    void namesWhatAnEntryOfTheMenuIsFor(String event, String kind, String own) {
        var used = read(event(event, own));

        assertIs("app-menu-used", used);
        assertThat(json(used).path("kind").asString()).isEqualTo(kind);
        assertThat(own).contains(json(used).path("eventKey").asString());
    }

    @Test
    void tellsThePicturesOfAMenu() {
        var event = read(
                event(
                        "pic_sysphoto",
                        "<SendPicsInfo><Count>2</Count><PicList><item><PicMd5Sum>a1</PicMd5Sum></item><item><PicMd5Sum>b2</PicMd5Sum></item></PicList></SendPicsInfo>"));

        assertIs("app-menu-used", event);
        assertThat(json(event).path("pictures")).hasToString("{\"count\":2,\"md5Sums\":[\"a1\",\"b2\"]}");
    }

    @Test
    void sealsThePlaceThatWasChosenInAMenu() {
        var event = read(
                event(
                        "location_select",
                        "<SendLocationInfo><Location_X>23.1</Location_X><Location_Y>113.3</Location_Y><Scale>15</Scale><Label>海珠</Label><Poiname></Poiname></SendLocationInfo><AppType>wxwork</AppType>"));

        assertIs("app-menu-used", event);
        assertThat(event.envelope().data()).asString().doesNotContain("海珠", "23.1");
        assertThat(opened(event, "body"))
                .hasToString(
                        "{\"latitude\":23.1,\"longitude\":113.3,\"scale\":15,\"label\":\"海珠\",\"pointOfInterest\":\"\",\"appType\":\"wxwork\"}");
    }

    @Test
    void sealsWhereAPhoneIs() {
        var event = CallbackText.of(CallbackType.LOCATION_REPORTED).read();

        assertThat(opened(event, "body").path("latitude").asDouble()).isEqualTo(23.104105);
        assertThat(opened(event, "body").path("longitude").asDouble()).isEqualTo(113.320107);
        assertThat(opened(event, "body").path("precision").asDouble()).isEqualTo(65);
    }

    @ParameterizedTest
    @CsvSource({"template_card_event,card", "template_card_menu_event,card-menu", "taskcard_click,task-card"})
    void namesWhatWasClickedOn(String event, String kind) {
        var clicked = read(event(event, "<EventKey>ok</EventKey><TaskId>t1</TaskId><AgentId>1000002</AgentId>"));

        assertIs("template-card-clicked", clicked);
        assertThat(json(clicked).path("kind").asString()).isEqualTo(kind);
        assertThat(json(clicked).has("selections")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "inactive_alert,inactive-alert",
        "close_inactive_agent,closed",
        "reopen_inactive_agent,reopened",
        "low_active_alert,low-active-alert",
        "low_active,low-active",
        "active_restored,restored"
    })
    void namesHowWecomLooksUponTheApp(String event, String kind) {
        var changed = read(event(event, ""));

        assertIs("app-activity-changed", changed);
        assertThat(json(changed).path("kind").asString()).isEqualTo(kind);
        assertThat(changed.key()).isEqualTo(CORP + ":1000002");
    }

    @ParameterizedTest
    @CsvSource({"share_agent_change,linked-corp", "share_chain_change,downstream-corp"})
    void namesWhomTheAppIsSharedWith(String event, String kind) {
        assertThat(json(read(event(event, ""))).path("kind").asString()).isEqualTo(kind);
    }

    @ParameterizedTest
    @EnumSource(names = {"APP_SUBSCRIBED", "APP_UNSUBSCRIBED", "APP_ENTERED", "TEMPLATE_CARD_CLICKED"})
    void tellsByWhichAppsAddressItCame(CallbackType type) {
        var event = CallbackText.of(type).read();

        assertThat(json(event).path("agentId").asString()).isEqualTo("1000002");
    }

    private static void assertIs(String name, CallbackEvent event) {
        assertThat(event.envelope().type()).hasToString("scrm.wecom." + name + ".v1");
        GoldenSample.assertMatchesSchema(
                event.envelope().type().toString(), event.envelope().data());
    }

    private static String message(String messageType, String own) {
        return "<xml><FromUserName><![CDATA[lin.wei]]></FromUserName><CreateTime>%d</CreateTime><MsgType>%s</MsgType>%s<MsgId>9223372036854775807</MsgId></xml>"
                .formatted(Xml.CREATED, messageType, own);
    }

    private static String event(String event, String own) {
        return Xml.event(event, own).replace("<![CDATA[sys]]>", "<![CDATA[lin.wei]]>");
    }
}
