package dev.scrm.gateway.commands.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.gateway.commands.Actor;
import dev.scrm.gateway.commands.Blank;
import dev.scrm.gateway.commands.Command;
import dev.scrm.gateway.commands.Reason;
import dev.scrm.gateway.media.MediaKind;
import dev.scrm.platform.test.GoldenSample;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What customer service says, from commands into WeCom's words. */
class ServiceContentsTests {
    private static final Blank.File PICTURE = Blank.File.of("m1", MediaKind.IMAGE);

    @ParameterizedTest
    @EnumSource(MediaKind.class)
    void leavesTheIdOfAFileOfEachKindBlank(MediaKind kind) {
        assertThat(said("'%s':{'mediaId':'m1'}".formatted(kind.word())))
                .containsEntry("msgtype", kind.word())
                .containsEntry(kind.word(), Map.of("media_id", Blank.File.of("m1", kind)));
    }

    @Test
    void showsAPictureBesideALink() {
        assertThat(said("'link':{'title':'指南','description':'新品','url':'https://e.invalid/g','pictureMediaId':'m1'}"))
                .containsEntry("msgtype", "link")
                .containsEntry(
                        "link",
                        Map.of("title", "指南", "desc", "新品", "url", "https://e.invalid/g", "thumb_media_id", PICTURE));
    }

    @Test
    void opensAMiniProgram() {
        assertThat(said("'miniprogram':{'title':'商城','appId':'wx1','pagePath':'index','pictureMediaId':'m1'}"))
                .containsEntry("msgtype", "miniprogram")
                .containsEntry(
                        "miniprogram",
                        Map.of("appid", "wx1", "title", "商城", "pagepath", "index", "thumb_media_id", PICTURE));
    }

    @Test
    void tellsAPlace() {
        assertThat(said("'location':{'latitude':31.2,'longitude':-180,'name':'门店','address':'南京路1号'}"))
                .containsEntry("msgtype", "location")
                .containsEntry(
                        "location", Map.of("latitude", 31.2, "longitude", -180.0, "name", "门店", "address", "南京路1号"));
    }

    @Test
    void leadsToStaff() {
        assertThat(said("'acquisitionLink':{'url':'https://work.weixin.qq.com/ca/cawcdeEX'}"))
                .containsEntry("msgtype", "ca_link")
                .containsEntry("ca_link", Map.of("link_url", "https://work.weixin.qq.com/ca/cawcdeEX"));
    }

    @Test
    void offersAMiniProgramInAMenu() {
        var line = "{'kind':'miniprogram','appId':'wx1','pagePath':'index','text':'商城'}";

        assertThat(said("'menu':{'lines':[%s]}".formatted(line)))
                .containsEntry(
                        "msgmenu",
                        Map.of(
                                "list",
                                List.of(Map.of(
                                        "type",
                                        "miniprogram",
                                        "miniprogram",
                                        Map.of("appid", "wx1", "pagepath", "index", "content", "商城")))));
    }

    @Test
    void offersTenChoicesAtMostAndLessForTheCodeOfAnEvent() {
        var choice = "{'kind':'reply','text':'好'}";
        var words = "{'kind':'text','text':'好'}";

        assertThat(said(menu(10, choice, 40, words))).containsKey("msgmenu");
        assertThat(reason(message(menu(11, choice, 0, words)))).isEqualTo(Reason.MENU_OUT_OF_RANGE);
        assertThat(reason(message(menu(10, choice, 41, words)))).isEqualTo(Reason.MENU_OUT_OF_RANGE);
        assertThat(onEvent(menu(5, choice, 5, words))).isInstanceOf(Command.Post.class);
        assertThat(reason(onEvent(menu(5, choice, 6, words)))).isEqualTo(Reason.MENU_OUT_OF_RANGE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'image':{} | MEDIA_MISSING",
                "'image':{'mediaId':'m'},'file':{'mediaId':'m'} | CONTENT_AMBIGUOUS",
                "'text':'a','voice':{'mediaId':'m'} | CONTENT_AMBIGUOUS",
                "'link':{'url':'u','pictureMediaId':'m'} | TITLE_MISSING",
                "'link':{'title':'t','pictureMediaId':'m'} | URL_MISSING",
                "'link':{'title':'t','url':'u'} | MEDIA_MISSING",
                "'link':{'title':'128+','url':'u','pictureMediaId':'m'} | TITLE_TOO_LONG",
                "'link':{'title':'t','description':'512+','url':'u','pictureMediaId':'m'} | DESCRIPTION_TOO_LONG",
                "'link':{'title':'t','url':'2048+','pictureMediaId':'m'} | URL_TOO_LONG",
                "'miniprogram':{'title':'t','pagePath':'p','pictureMediaId':'m'} | APP_MISSING",
                "'miniprogram':{'appId':'wx1','pagePath':'p','pictureMediaId':'m'} | TITLE_MISSING",
                "'miniprogram':{'appId':'wx1','title':'64+','pagePath':'p','pictureMediaId':'m'} | TITLE_TOO_LONG",
                "'miniprogram':{'appId':'wx1','title':'t','pictureMediaId':'m'} | PAGE_MISSING",
                "'miniprogram':{'appId':'wx1','title':'t','pagePath':'p'} | MEDIA_MISSING",
                "'location':{'latitude':31.2} | LOCATION_OUT_OF_RANGE",
                "'location':{'latitude':90.1,'longitude':0} | LOCATION_OUT_OF_RANGE",
                "'location':{'latitude':'NaN','longitude':0} | LOCATION_OUT_OF_RANGE",
                "'location':{'latitude':0,'longitude':180.1} | LOCATION_OUT_OF_RANGE",
                "'acquisitionLink':{} | URL_MISSING",
                "'menu':{'head':'1024+','lines':[{'kind':'text','text':'a'}]} | TEXT_TOO_LONG",
                "'menu':{'lines':[{'kind':'reply','id':'64+','text':'a'}]} | MENU_LINE_TOO_LONG",
                "'menu':{'lines':[{'kind':'reply','text':'128+'}]} | MENU_LINE_TOO_LONG",
                "'menu':{'lines':[{'kind':'link','url':'2048+','text':'a'}]} | URL_TOO_LONG",
                "'menu':{'lines':[{'kind':'miniprogram','pagePath':'p','text':'a'}]} | APP_MISSING",
                "'menu':{'lines':[{'kind':'miniprogram','appId':'wx1','text':'a'}]} | PAGE_MISSING",
                "'menu':{'lines':[{'kind':'miniprogram','appId':'wx1','pagePath':'1024+','text':'a'}]} | MENU_LINE_TOO_LONG"
            })
    void refusesWhatCannotBeSaid(String what, Reason reason) {
        assertThat(reason(message(tooLong(what)))).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'image':{'mediaId':'m'} | CONTENT_IMPOSSIBLE",
                "'acquisitionLink':{'url':'u'} | CONTENT_IMPOSSIBLE",
                "'text':'a','image':{'mediaId':'m'} | CONTENT_AMBIGUOUS"
            })
    void saysOnlyWordsForTheCodeOfAnEvent(String what, Reason reason) {
        assertThat(reason(onEvent(what))).isEqualTo(reason);
    }

    /** What is allowed is in the contract as well. */
    private static Map<String, Object> said(String what) {
        var command = message(what);
        GoldenSample.assertMatchesSchema("scrm.wecom.send-service-message.v1", messageJson(what));
        assertThat(command).isInstanceOf(Command.Post.class);
        var post = (Command.Post) command;
        assertThat(post.actor()).isEqualTo(new Actor.ServiceAccountApp("wk"));
        assertThat(post.request().body()).containsEntry("touser", "wm").containsKey("msgid");
        return post.request().body();
    }

    private static Reason reason(Command command) {
        assertThat(command).isInstanceOf(Command.Malformed.class);
        return ((Command.Malformed) command).reason();
    }

    private static Command message(String what) {
        return read("send-service-message", messageJson(what));
    }

    private static byte[] messageJson(String what) {
        var contactId = "3f9c2f1f0d6b4d0e9a7c5b8e2d1a4c60";
        return json("{'contactId':'%s','openKfId':'wk','externalUserId':'wm',%s}".formatted(contactId, what));
    }

    private static Command onEvent(String what) {
        return read("send-service-event-message", json("{'openKfId':'wk','eventCode':'c',%s}".formatted(what)));
    }

    private static Command read(String name, byte[] json) {
        return new CommandReader().read(GoldenSample.envelope("scrm.wecom." + name + ".v1", "id", json), "ww1:contact");
    }

    private static byte[] json(String text) {
        return text.replace('\'', '"').getBytes(UTF_8);
    }

    private static String menu(int choices, String choice, int others, String other) {
        var lines = new java.util.ArrayList<>(Collections.nCopies(choices, choice));
        lines.addAll(Collections.nCopies(others, other));
        return "'menu':{'lines':[%s]}".formatted(String.join(",", lines));
    }

    /** Puts one byte more than that where it says so. */
    private static String tooLong(String what) {
        for (int most : List.of(64, 128, 512, 1024, 2048)) {
            what = what.replace("'%d+'".formatted(most), "'" + "x".repeat(most + 1) + "'");
        }
        return what;
    }
}
