package dev.scrm.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class MomentTests extends PlatformTests {

    @BeforeEach
    void letAMinutePass() {
        platform.advance(Duration.ofMinutes(3));
    }

    @Test
    void isMadeByAJob() {
        var jobId = add(
                "\"visible_range\":{\"sender_list\":{\"user_list\":[\"lin.wei\",\"ghost\"]},\"external_contact_list\":{\"tag_list\":[\"none\"]}}");
        assertThat(result(jobId).path("status").asInt()).isEqualTo(1);

        platform.advance(Duration.ofSeconds(3));

        var result = result(jobId);
        assertThat(result.path("status").asInt()).isEqualTo(3);
        assertThat(result.path("result").path("invalid_sender_list").toString()).contains("ghost");
        assertThat(result.path("result").path("invalid_external_contact_list").toString())
                .contains("none");
        assertThat(read("ghost").errcode()).isEqualTo(40088);
        platform.advance(Duration.ofDays(2));
        assertThat(read(jobId).errcode()).isEqualTo(40089);
    }

    @Test
    void isPublishedByMembers() {
        var customer = platform.scan("友").text("externalUserId");
        var momentId = made("\"visible_range\":{\"sender_list\":{\"user_list\":[\"lin.wei\",\"chen.bo\"]}}");
        assertThat(audience(momentId, "lin.wei").errcode()).isEqualTo(41062);

        platform.control("moments/" + momentId + "/publications", "{\"userId\":\"lin.wei\"}");

        assertThat(audience(momentId, "lin.wei").body().toString()).contains(customer);
        assertThat(audience(momentId, "zhao.min").errcode()).isEqualTo(41061);
        var tasks = platform.call("externalcontact/get_moment_task", "{\"moment_id\":\"%s\"}".formatted(momentId))
                .body()
                .path("task_list");
        assertThat(tasks.path(0).path("publish_status").asInt()).isEqualTo(1);
        assertThat(tasks.path(1).path("publish_status").asInt()).isZero();
    }

    @Test
    void isListedOnceItIsMadeUntilItIsCancelled() {
        var all = "{\"start_time\":%1$d,\"end_time\":%2$d}".formatted(now() - 60, now() + 60);
        var momentId = made("\"visible_range\":{}");

        assertThat(list(all)).contains(momentId);
        assertThat(list(all.replace("}", ",\"filter_type\":1}"))).doesNotContain(momentId);
        assertThat(list("{\"start_time\":%d,\"end_time\":%d}".formatted(now() - 60, now() - 50)))
                .doesNotContain(momentId);
        cancel(momentId);
        assertThat(list(all)).doesNotContain(momentId);
        assertThat(platform.call(
                                "externalcontact/get_moment_list",
                                "{\"start_time\":0,\"end_time\":%d}".formatted(now()))
                        .errcode())
                .isEqualTo(40058);
    }

    private long now() {
        return Instant.parse(platform.get("/sim/v1/clock").text("now")).getEpochSecond();
    }

    private String list(String body) {
        var answer = platform.call("externalcontact/get_moment_list", body);
        assertThat(answer.errcode()).isZero();
        return answer.body().path("moment_list").toString();
    }

    @Test
    void isNotPublishedWhenItWasCancelled() {
        var momentId = made("\"visible_range\":{}");

        assertThat(cancel(momentId)).isZero();
        assertThat(cancel(momentId)).isZero();

        assertThat(platform.effects("externalcontact/cancel_moment_task", momentId))
                .isEqualTo(1);
        assertThat(platform.control("moments/" + momentId + "/publications", "{\"userId\":\"lin.wei\"}")
                        .status())
                .isEqualTo(409);
        assertThat(cancel("ghost")).isEqualTo(41060);
    }

    @Test
    void isMadeTenTimesAMinute() {
        assertThat(IntStream.range(0, 11).map(_ -> call("{\"text\":{\"content\":\"开放日\"}}")))
                .containsExactly(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 45009);
        platform.advance(Duration.ofMinutes(1));
        assertThat(call("{\"text\":{\"content\":\"开放日\"}}")).isZero();
    }

    @Test
    void takesMediaThatWereUploadedForMoments() {
        var picture = uploaded("image", "a.png");
        var video = uploaded("video", "a.mp4");

        assertThat(call(attachments(image(picture), 9))).isZero();
        assertThat(call(attachments(image(picture), 10))).isEqualTo(41064);
        assertThat(call(attachments(image(video), 1))).isEqualTo(40007);
        assertThat(call(attachments(image(platform.media("image", "a.png")), 1)))
                .isEqualTo(40007);
        assertThat(call(attachments(video(video), 1))).isZero();
        assertThat(call(attachments(video(video), 2))).isEqualTo(41064);
        assertThat(call(attachments(video(video) + "," + image(picture), 1))).isEqualTo(41064);
    }

    @Test
    void showsAPictureBesideALink() {
        assertThat(call(attachments(link(uploaded("image", "a.png")), 1))).isZero();
        assertThat(call(attachments(link(platform.media("image", "a.png")), 1))).isEqualTo(40007);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | 40058",
                "{'text':{'content':'x'},'attachments':[{'msgtype':'link','link':{'title':'a','url':'u'}},{'msgtype':'link','link':{'title':'b','url':'u'}}]} | 41064",
                "{'text':{'content':'x'},'attachments':[{'msgtype':'poem','poem':{}}]} | 41065",
                "{'attachments':[{'msgtype':'image','image':{'pic_url':'https://e.invalid/a.png'}}]} | 41006",
                "{'text':{'content':'x'},'visible_range':{'sender_list':{'user_list':['ghost']}}} | 60111"
            })
    void refusesWhatCannotBe(String body, int errcode) {
        assertThat(call(body.replace('\'', '"'))).isEqualTo(errcode);
    }

    private String add(String fields) {
        return platform.call("externalcontact/add_moment_task", "{\"text\":{\"content\":\"开放日\"},%s}".formatted(fields))
                .text("jobid");
    }

    private String made(String fields) {
        var jobId = add(fields);
        platform.advance(Duration.ofSeconds(3));
        return result(jobId).path("result").path("moment_id").asString();
    }

    private int call(String body) {
        return platform.call("externalcontact/add_moment_task", body).errcode();
    }

    private int cancel(String momentId) {
        return platform.call("externalcontact/cancel_moment_task", "{\"moment_id\":\"%s\"}".formatted(momentId))
                .errcode();
    }

    private JsonNode result(String jobId) {
        return read(jobId).body();
    }

    private TestPlatform.Answer read(String jobId) {
        return platform.read("externalcontact/get_moment_task_result", "jobid=" + jobId);
    }

    private TestPlatform.Answer audience(String momentId, String userId) {
        return platform.call(
                "externalcontact/get_moment_send_result",
                "{\"moment_id\":\"%s\",\"userid\":\"%s\"}".formatted(momentId, userId));
    }

    private String uploaded(String type, String fileName) {
        return platform.upload(
                        "/cgi-bin/media/upload_attachment?media_type=%s&attachment_type=1&access_token=%s"
                                .formatted(type, platform.token()),
                        fileName,
                        new byte[10])
                .text("media_id");
    }

    private static String attachments(String attachment, int times) {
        return "{\"attachments\":[%s]}".formatted(String.join(",", Collections.nCopies(times, attachment)));
    }

    private static String image(String mediaId) {
        return "{\"msgtype\":\"image\",\"image\":{\"media_id\":\"%s\"}}".formatted(mediaId);
    }

    private static String video(String mediaId) {
        return "{\"msgtype\":\"video\",\"video\":{\"media_id\":\"%s\"}}".formatted(mediaId);
    }

    private static String link(String mediaId) {
        return "{\"msgtype\":\"link\",\"link\":{\"title\":\"a\",\"url\":\"u\",\"media_id\":\"%s\"}}".formatted(mediaId);
    }
}
