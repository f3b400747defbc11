package dev.scrm.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The codes that lead to members, and those of one chat among them. */
class ContactWayTests extends PlatformTests {
    @Test
    void keepsWhatATemporaryWayWasMadeWithUntilItEnds() {
        var picture = platform.media("image", "bye.png");
        var id = add("""
                {"type":1,"scene":2,"user":["lin.wei"],"is_temp":true,"expires_in":3600,"chat_expires_in":60,
                 "unionid":"oEX1","is_exclusive":true,
                 "conclusions":{"text":{"content":"再见"},"image":{"media_id":"%s"}}}""".formatted(picture));

        update("{\"config_id\":\"%s\",\"chat_expires_in\":120}".formatted(id));

        var way = get(id);
        assertThat(way.path("is_temp").asBoolean()).isTrue();
        assertThat(way.path("is_exclusive").asBoolean()).isTrue();
        assertThat(way.path("unionid").asString()).isEqualTo("oEX1");
        assertThat(way.path("chat_expires_in").asInt()).isEqualTo(120);
        assertThat(way.path("conclusions").path("text").path("content").asString())
                .isEqualTo("再见");
        assertThat(platform.call("externalcontact/list_contact_way", "{}")
                        .body()
                        .toString())
                .doesNotContain(id);
        platform.advance(Duration.ofSeconds(3_601));
        assertThat(get(id).isMissingNode()).isTrue();
    }

    @Test
    void passesOverWhatOnlyTemporaryWaysHave() {
        var id = add("{\"type\":1,\"scene\":2,\"user\":[\"lin.wei\"],\"expires_in\":60,\"unionid\":\"oEX1\"}");

        assertThat(get(id).has("unionid")).isFalse();
        platform.advance(Duration.ofSeconds(61));
        assertThat(get(id).path("is_temp").asBoolean(true)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'type':2,'is_temp':true} | 40058",
                "{'type':1,'is_temp':true,'expires_in':1209601} | 40058",
                "{'type':1,'is_temp':true,'chat_expires_in':0} | 40058",
                "{'type':1,'is_temp':true,'conclusions':{'image':{'media_id':'nope'}}} | 40007",
                "{'type':1,'is_temp':true,'conclusions':{'link':{'title':'a'}}} | 40063"
            })
    void refusesTemporaryWaysThatCannotBe(String way, int errcode) {
        var body = way.replace('\'', '"').replaceFirst("[{]", "{\"scene\":2,\"user\":[\"lin.wei\"],");

        assertThat(platform.call("externalcontact/add_contact_way", body).errcode())
                .isEqualTo(errcode);
    }

    private String add(String way) {
        var answer = platform.call("externalcontact/add_contact_way", way);
        assertThat(answer.errcode()).isZero();
        return answer.text("config_id");
    }

    private void update(String way) {
        assertThat(platform.call("externalcontact/update_contact_way", way).errcode())
                .isZero();
    }

    private JsonNode get(String configId) {
        return platform.call("externalcontact/get_contact_way", "{\"config_id\":\"%s\"}".formatted(configId))
                .body()
                .path("contact_way");
    }
}
