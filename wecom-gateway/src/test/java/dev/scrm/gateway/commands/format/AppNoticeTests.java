package dev.scrm.gateway.commands.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.gateway.commands.Blank;
import dev.scrm.gateway.commands.Command;
import dev.scrm.gateway.media.MediaKind;
import dev.scrm.platform.test.GoldenSample;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Articles and notices that an app shows to staff members. */
class AppNoticeTests {
    private static final String ARTICLE = "{\"title\":\"t\",\"pictureMediaId\":\"m1\",\"content\":\"<p>c</p>\"}";

    @Test
    void putsArticlesThatWecomKeepsIntoItsWords() {
        assertThat(body("""
                        "insideOnly":true,"mpnews":{"articles":[{"title":"周报","pictureMediaId":"m1","author":"林薇",
                        "url":"https://example.invalid/w","content":"<p>c</p>","digest":"d"}]}"""))
                .containsEntry("safe", 2)
                .containsEntry("msgtype", "mpnews")
                .containsEntry(
                        "mpnews",
                        Map.of(
                                "articles",
                                List.of(Map.of(
                                        "title",
                                        "周报",
                                        "thumb_media_id",
                                        Blank.File.of("m1", MediaKind.IMAGE),
                                        "author",
                                        "林薇",
                                        "content_source_url",
                                        "https://example.invalid/w",
                                        "content",
                                        "<p>c</p>",
                                        "digest",
                                        "d"))));
        assertThat(body("\"confidential\":true,\"mpnews\":{\"articles\":[%s]}".formatted(ARTICLE)))
                .containsEntry("safe", 1);
    }

    @Test
    void putsANoticeThatLeadsIntoAMiniProgramIntoWecomsWords() {
        assertThat(body("""
                        "miniprogramNotice":{"appId":"wx1","pagePath":"pages/o","title":"新订单了","description":"d",
                        "emphasizeFirst":true,"rows":[{"name":"金额","value":"200 元"}]}"""))
                .containsEntry(
                        "miniprogram_notice",
                        Map.of(
                                "appid",
                                "wx1",
                                "page",
                                "pages/o",
                                "title",
                                "新订单了",
                                "description",
                                "d",
                                "emphasis_first_item",
                                true,
                                "content_item",
                                List.of(Map.of("key", "金额", "value", "200 元"))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "\"mpnews\":{\"articles\":[]};articles-out-of-range",
                "\"mpnews\":{\"articles\":[{\"pictureMediaId\":\"m\",\"content\":\"c\"}]};title-missing",
                "\"mpnews\":{\"articles\":[{\"title\":\"t\",\"content\":\"c\"}]};media-missing",
                "\"mpnews\":{\"articles\":[{\"title\":\"t\",\"pictureMediaId\":\"m\"}]};text-missing",
                "\"text\":\"a\",\"insideOnly\":true;confidential-impossible",
                "\"confidential\":true,\"insideOnly\":true,\"mpnews\":{\"articles\":[{\"title\":\"t\",\"pictureMediaId\":\"m\",\"content\":\"c\"}]};confidential-impossible",
                "\"miniprogramNotice\":{\"title\":\"新订单了\"};app-missing",
                "\"miniprogramNotice\":{\"appId\":\"wx1\"};title-missing",
                "\"miniprogramNotice\":{\"appId\":\"wx1\",\"title\":\"订单来\"};title-too-short",
                "\"miniprogramNotice\":{\"appId\":\"wx1\",\"title\":\"1234567890123\"};title-too-long",
                "\"miniprogramNotice\":{\"appId\":\"wx1\",\"title\":\"新订单了\",\"rows\":[{\"name\":\"n\"}]};text-missing",
                "\"confidential\":true,\"miniprogramNotice\":{\"appId\":\"wx1\",\"title\":\"新订单了\"};confidential-impossible"
            })
    void refusesWhatCannotBeShown(String fields, String reason) {
        assertThat(refused("{\"staffIds\":[\"lin.wei\"],%s}".formatted(fields))).isEqualTo(reason);
    }

    @Test
    void refusesMoreThanWecomTakes() {
        var article =
                "\"mpnews\":{\"articles\":[{\"title\":\"t\",\"pictureMediaId\":\"m\",\"content\":\"c\",\"%s\":\"%s\"}]}";
        var rows = String.join(",", Collections.nCopies(11, "{\"name\":\"n\",\"value\":\"v\"}"));

        assertThat(toLin(article.formatted("author", "林".repeat(22)))).isEqualTo("name-too-long");
        assertThat(toLin(article.formatted("digest", "林".repeat(171)))).isEqualTo("description-too-long");
        assertThat(toLin(article.formatted("url", "u".repeat(2049)))).isEqualTo("url-too-long");
        assertThat(toLin("\"mpnews\":{\"articles\":[%s]}".formatted(String.join(",", Collections.nCopies(9, ARTICLE)))))
                .isEqualTo("articles-out-of-range");
        assertThat(toLin("\"miniprogramNotice\":{\"appId\":\"wx1\",\"title\":\"新订单了\",\"rows\":[%s]}".formatted(rows)))
                .isEqualTo("contents-out-of-range");
    }

    @Test
    void showsNoticesOfMiniProgramsToThoseWhoAreNamed() {
        assertThat(refused("{\"all\":true,\"miniprogramNotice\":{\"appId\":\"wx1\",\"title\":\"新订单了\"}}"))
                .isEqualTo("content-impossible");
    }

    private static String toLin(String fields) {
        return refused("{\"staffIds\":[\"lin.wei\"],%s}".formatted(fields));
    }

    private static Map<String, Object> body(String fields) {
        var json = "{\"staffIds\":[\"lin.wei\"],%s}".formatted(fields);
        GoldenSample.assertMatchesSchema("scrm.wecom.send-app-message.v1", json.getBytes(UTF_8));
        return ((Command.Post) read(json)).request().body();
    }

    private static String refused(String json) {
        return ((Command.Malformed) read(json)).reason().code();
    }

    private static Command read(String json) {
        var envelope = GoldenSample.envelope("scrm.wecom.send-app-message.v1", "c-1", json.getBytes(UTF_8));
        return new CommandReader().read(envelope, "ww1:lin.wei");
    }
}
