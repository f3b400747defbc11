package dev.scrm.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files from HTTP to what customers see: in customer service and in moments. */
class CustomerMediaFlowTests extends MediaFlow {
    private final String customer = Simulator.customer().externalUserId();

    @ParameterizedTest
    @CsvSource({"image,p.png", "voice,v.amr", "video,v.mp4", "file,报价.pdf"})
    void answersCustomersWithFilesOfEachKind(String kind, String name) throws Exception {
        Simulator.write(customer, "在吗");
        var mediaId = mediaId(keep(kind, id + name, content(kind)));

        say(id, "\"%s\":{\"mediaId\":\"%s\"}".formatted(kind, mediaId));

        assertThat(status(id)).isEqualTo("sent");
        assertThat(Simulator.effects("kf/send_msg", wecomId(mediaId))).isEqualTo(1);
    }

    @Test
    void answersCustomersWithLinksMiniProgramsAndPlaces() throws Exception {
        Simulator.write(customer, "在吗");
        var picture = mediaId(keep("image", id + ".png", content("image")));
        var page = "\"title\":\"商城\",\"pictureMediaId\":\"%s\"".formatted(picture);
        var contents = Map.of(
                "link", "\"link\":{%s,\"url\":\"https://crm.example.com/%s\"}".formatted(page, id),
                "program", "\"miniprogram\":{%s,\"appId\":\"wx1\",\"pagePath\":\"%s\"}".formatted(page, id),
                "place", "\"location\":{\"latitude\":31.2,\"longitude\":121.4,\"name\":\"%s\"}".formatted(id),
                "staff", "\"acquisitionLink\":{\"url\":\"https://work.weixin.qq.com/ca/%s\"}".formatted(id));

        contents.forEach((name, content) -> say(id + name, content));

        assertThat(contents.keySet())
                .allSatisfy(
                        name -> assertThat(finished(id + name).path("status").asString())
                                .as(finished(id + name).toString())
                                .isEqualTo("sent"));
        assertThat(Simulator.effects("kf/send_msg", id)).isEqualTo(4);
        assertThat(Simulator.effects("kf/send_msg", wecomId(picture))).isEqualTo(2);
    }

    @Test
    void answersOnceAlthoughTheAnswerIsLost() throws Exception {
        Simulator.write(customer, "在吗");
        var mediaId = mediaId(keep("image", id + ".png", content("image")));
        Simulator.fault("kf/send_msg", "\"drop\":true,\"afterEffect\":true,\"count\":1");

        say(id, image(mediaId));

        assertThat(status(id)).isEqualTo("sent");
        assertThat(Simulator.effects("kf/send_msg", wecomId(mediaId))).isEqualTo(1);
    }

    @Test
    void uploadsAnewForCustomerServiceWhatWecomForgot() throws Exception {
        Simulator.write(customer, "在吗");
        var mediaId = mediaId(keep("image", id + ".png", content("image")));
        wecomForgot(mediaId, "message");

        say(id, image(mediaId));

        assertThat(status(id)).isEqualTo("sent");
        assertThat(wecomId(mediaId)).isNotEqualTo(FORGOTTEN);
        assertThat(Simulator.effects("kf/send_msg", wecomId(mediaId))).isEqualTo(1);
    }

    @Test
    void uploadsAnewAlsoForWhatMayHaveBeenSaid() throws Exception {
        Simulator.write(customer, "在吗");
        var mediaId = mediaId(keep("image", id + ".png", content("image")));
        wecomForgot(mediaId, "message");
        interrupted(id, "send-service-message");

        say(id, image(mediaId));

        assertThat(status(id)).isEqualTo("sent");
        assertThat(Simulator.effects("kf/send_msg", wecomId(mediaId))).isEqualTo(1);
    }

    @Test
    void saysNothingWithAFileOfAnotherKind() throws Exception {
        Simulator.write(customer, "在吗");
        var file = mediaId(keep("file", id + ".pdf", content("file")));

        say(id, image(file));

        assertThat(reason(id)).isEqualTo("media-kind-wrong");
        assertThat(Simulator.calls("kf/send_msg", customer)).isEmpty();
    }

    @Test
    void publishesPicturesThatWereUploadedApartFromMessages() throws Exception {
        var first = mediaId(keep("image", id + "-1.png", content("image")));
        var second = mediaId(keep("image", id + "-2.png", content("image")));
        send(id + "-1", "send-app-message", "{\"staffIds\":[\"zhao.min\"],%s}".formatted(image(first)));
        assertThat(status(id + "-1")).isEqualTo("sent");

        publish("\"images\":[{\"mediaId\":\"%s\"},{\"mediaId\":\"%s\"}]".formatted(first, second));

        assertThat(status(id)).isEqualTo("sent");
        assertThat(Simulator.effects("externalcontact/add_moment_task", ofMoment(first)))
                .isEqualTo(1);
        assertThat(Simulator.effects("externalcontact/add_moment_task", ofMoment(second)))
                .isEqualTo(1);
        assertThat(uploads(first)).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "video; \"video\":{\"mediaId\":\"%s\"}",
                "image; \"link\":{\"title\":\"开放日\",\"url\":\"https://crm.example.com/day\",\"pictureMediaId\":\"%s\"}"
            })
    void publishesAVideoOrALinkWithAPicture(String kind, String what) throws Exception {
        var mediaId = mediaId(keep(kind, id, content(kind)));

        publish(what.formatted(mediaId));

        assertThat(status(id)).isEqualTo("sent");
        assertThat(Simulator.effects("externalcontact/add_moment_task", wecomId(mediaId)))
                .isEqualTo(1);
    }

    @Test
    void uploadsAnewForMomentsWhatWecomForgot() throws Exception {
        var mediaId = mediaId(keep("image", id + ".png", content("image")));
        wecomForgot(mediaId, "moment");

        publish("\"images\":[{\"mediaId\":\"%s\"}]".formatted(mediaId));

        assertThat(status(id)).isEqualTo("sent");
        assertThat(wecomId(mediaId)).isNotEqualTo(FORGOTTEN);
        assertThat(Simulator.effects("externalcontact/add_moment_task", wecomId(mediaId)))
                .isEqualTo(1);
    }

    private void publish(String what) {
        send("publish-moment", "{\"staffIds\":[\"lin.wei\"],\"text\":\"周六\",%s}".formatted(what));
    }

    private String ofMoment(String mediaId) {
        return uploads(mediaId).stream()
                .filter(upload -> upload.getString("_id").endsWith(":moment"))
                .map(upload -> upload.getString("wecomId"))
                .findFirst()
                .orElseThrow();
    }

    private void say(String commandId, String what) {
        send(
                commandId,
                "send-service-message",
                "{\"openKfId\":\"wkDEMOkf0001\",\"externalUserId\":\"%s\",%s}".formatted(customer, what));
    }

    private static String image(String mediaId) {
        return "\"image\":{\"mediaId\":\"%s\"}".formatted(mediaId);
    }
}
