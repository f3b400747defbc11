package dev.scrm.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Customers who get another member. */
class TransferTests extends PlatformTests {
    private static final String HERE = "";
    private static final String RESIGNED = "resigned/";

    @Test
    void isDoneAfterADay() {
        var id = platform.scan("转").text("externalUserId");
        platform.call(
                "externalcontact/mark_tag",
                "{\"userid\":\"lin.wei\",\"external_userid\":\"%s\",\"add_tag\":[\"etEXgold\"]}".formatted(id));

        assertThat(begin(HERE, "lin.wei", "chen.bo", id)).isZero();
        assertThat(status(HERE, "lin.wei", "chen.bo", id).path("status").asInt())
                .isEqualTo(2);
        platform.advance(Duration.ofHours(24));

        assertThat(status(HERE, "lin.wei", "chen.bo", id).path("status").asInt())
                .isEqualTo(1);
        var deleted = event(id, "del_external_contact");
        assertThat(deleted.text("Source")).isEqualTo("DELETE_BY_TRANSFER");
        assertThat(deleted.text("UserID")).isEqualTo("lin.wei");
        assertThat(await().until(() -> added(id, "chen.bo"), count -> count == 1))
                .isEqualTo(1);
        var follower = platform.read("externalcontact/get", "external_userid=" + id)
                .body()
                .path("follow_user");
        assertThat(follower.size()).isEqualTo(1);
        assertThat(follower.toString()).contains("chen.bo", "etEXgold");
    }

    @Test
    void isRefusedByTheCustomer() {
        var id = platform.scan("拒").text("externalUserId");
        begin(HERE, "lin.wei", "chen.bo", id);

        platform.control("transfers/refusals", "{\"externalUserId\":\"%s\"}".formatted(id));

        assertThat(event(id, "transfer_fail").text("FailReason")).isEqualTo("customer_refused");
        assertThat(status(HERE, "lin.wei", "chen.bo", id).path("status").asInt())
                .isEqualTo(3);
        platform.advance(Duration.ofHours(25));
        assertThat(status(HERE, "lin.wei", "chen.bo", id).path("status").asInt())
                .isEqualTo(3);
    }

    @Test
    void isDoneAsSoonAsATestSaysSo() {
        var id = platform.scan("完").text("externalUserId");
        begin(HERE, "lin.wei", "chen.bo", id);

        var ended = platform.control("transfers/completions", "{\"externalUserId\":\"%s\"}".formatted(id));

        assertThat(ended.text("state")).isEqualTo("DONE");
        assertThat(event(id, "del_external_contact").text("Source")).isEqualTo("DELETE_BY_TRANSFER");
        assertThat(await().until(() -> added(id, "chen.bo"), count -> count == 1))
                .isEqualTo(1);
    }

    @Test
    void failsWhenTheOtherMemberIsFull() {
        var id = platform.scan("满").text("externalUserId");
        platform.control("transfers/full", "{\"userId\":\"sun.jing\"}");
        begin(HERE, "lin.wei", "sun.jing", id);

        platform.advance(Duration.ofHours(24));

        assertThat(event(id, "transfer_fail").text("FailReason")).isEqualTo("customer_limit_exceed");
        assertThat(status(HERE, "lin.wei", "sun.jing", id).path("status").asInt())
                .isEqualTo(4);
        platform.control("transfers/full", "{\"userId\":\"sun.jing\",\"full\":false}");
    }

    @Test
    void doesNotBringAnAddOfAMemberWhoWasAFriend() {
        var id = platform.scan("友").text("externalUserId");
        platform.control(
                "customers", "{\"userId\":\"chen.bo\",\"customer\":{\"externalUserId\":\"%s\"}}".formatted(id));
        begin(HERE, "lin.wei", "chen.bo", id);

        platform.advance(Duration.ofHours(24));

        event(id, "del_external_contact");
        assertThat(added(id, "chen.bo")).isZero();
    }

    @Test
    void happensTwiceInNinetyDays() {
        var id = platform.scan("常").text("externalUserId");
        begin(HERE, "lin.wei", "chen.bo", id);
        assertThat(begin(HERE, "lin.wei", "zhao.min", id)).isEqualTo(40129);
        platform.advance(Duration.ofHours(24));
        begin(HERE, "chen.bo", "lin.wei", id);
        platform.advance(Duration.ofHours(24));

        assertThat(begin(HERE, "lin.wei", "chen.bo", id)).isEqualTo(40128);
        platform.advance(Duration.ofDays(90));
        assertThat(begin(HERE, "lin.wei", "chen.bo", id)).isZero();
    }

    @Test
    void givesTheCustomersOfAMemberWhoLeftToSomebodyElse() {
        platform.control("members", "{\"userId\":\"gone.mei\",\"name\":\"梅\"}");
        var id = platform.control("scans", "{\"userId\":\"gone.mei\"}").text("externalUserId");
        assertThat(call(RESIGNED, "gone.mei", "chen.bo", id).errcode()).isEqualTo(40097);

        platform.delete("/sim/v1/members/gone.mei");

        assertThat(unassigned().toString()).contains(id, "gone.mei");
        assertThat(platform.read("externalcontact/list", "userid=gone.mei").errcode())
                .isEqualTo(60111);
        assertThat(begin(RESIGNED, "gone.mei", "chen.bo", id)).isZero();
        assertThat(begin(RESIGNED, "gone.mei", "chen.bo", id)).isEqualTo(40100);
        platform.advance(Duration.ofHours(24));
        assertThat(status(RESIGNED, "gone.mei", "chen.bo", id).path("status").asInt())
                .isEqualTo(1);
        assertThat(unassigned().toString()).doesNotContain(id);
        assertThat(await().until(() -> added(id, "chen.bo"), count -> count == 1))
                .isEqualTo(1);
    }

    @Test
    void givesTheGroupsOfAnOwnerWhoLeftToSomebodyElse() {
        platform.control("members", "{\"userId\":\"gone.xu\"}");
        var chatId = platform.control("groups", "{\"ownerId\":\"gone.xu\"}").text("chatId");
        platform.delete("/sim/v1/members/gone.xu");

        var body = "{\"chat_id_list\":[\"%s\"],\"new_owner\":\"chen.bo\"}".formatted(chatId);
        assertThat(platform.call("externalcontact/groupchat/onjob_transfer", body)
                        .body()
                        .toString())
                .contains("90502");
        assertThat(platform.call("externalcontact/groupchat/transfer", body)
                        .body()
                        .path("failed_chat_list")
                        .size())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({"lin.wei, lin.wei, 40130", "lin.wei, chen.bo, 40096", "chen.bo, lin.wei, 40131"})
    void refusesCustomerByCustomer(String handover, String takeover, int errcode) {
        var id = errcode == 40096 ? "ghost" : platform.scan("误").text("externalUserId");

        assertThat(begin(HERE, handover, takeover, id)).isEqualTo(errcode);
    }

    private int begin(String kind, String handover, String takeover, String id) {
        return call(kind, handover, takeover, id)
                .body()
                .path("customer")
                .path(0)
                .path("errcode")
                .asInt();
    }

    private TestPlatform.Answer call(String kind, String handover, String takeover, String id) {
        return platform.call(
                "externalcontact/" + kind + "transfer_customer",
                "{\"handover_userid\":\"%s\",\"takeover_userid\":\"%s\",\"external_userid\":[\"%s\"]}"
                        .formatted(handover, takeover, id));
    }

    private JsonNode status(String kind, String handover, String takeover, String id) {
        return platform.call(
                        "externalcontact/" + kind + "transfer_result",
                        "{\"handover_userid\":\"%s\",\"takeover_userid\":\"%s\"}".formatted(handover, takeover))
                .body()
                .path("customer")
                .valueStream()
                .filter(row -> row.path("external_userid").asString().equals(id))
                .reduce((_, newer) -> newer)
                .orElseThrow();
    }

    private JsonNode unassigned() {
        return platform.call("externalcontact/get_unassigned_list", "{}").body().path("info");
    }

    private long added(String id, String userId) {
        return platform.gateway.about(id).stream()
                .filter(callback -> callback.text("ChangeType").equals("add_external_contact"))
                .filter(callback -> callback.text("UserID").equals(userId))
                .count();
    }

    private TestGateway.Received event(String id, String changeType) {
        return await().until(
                        () -> platform.gateway.about(id).stream()
                                .filter(callback -> callback.text("ChangeType").equals(changeType))
                                .toList(),
                        found -> !found.isEmpty())
                .getFirst();
    }
}
