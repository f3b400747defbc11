package dev.scrm.gateway.wecom.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.gateway.wecom.ServiceItem;
import dev.scrm.gateway.wecom.ServiceItem.Unrecognized;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class ServiceItemsTests {
    private static final Instant AT = Instant.ofEpochSecond(1_760_000_490);

    @Test
    void readsWhoOpenedAConversationAndWhereTheyCameFrom() {
        assertThat(
                        event(
                                "\"event_type\":\"enter_session\",\"external_userid\":\"wm1\",\"scene\":\"footer\",\"scene_param\":\"\",\"welcome_code\":\"C\",\"wechat_channels\":{\"nickname\":\"号\",\"scene\":2}"))
                .isEqualTo(new ServiceItem.SessionEntered(
                        "m1", "wm1", "footer", null, "C", new ServiceItem.Channels("号", null, 2), AT));
    }

    @Test
    void readsAFailedAnswerWithAndWithoutItsCustomer() {
        var said = "\"event_type\":\"msg_send_fail\",\"fail_msgid\":\"m0\",\"fail_type\":13";

        assertThat(event(said)).isEqualTo(new ServiceItem.MessageFailed("m1", null, "m0", 13, AT));
        assertThat(event(said + ",\"external_userid\":\"wm1\""))
                .isEqualTo(new ServiceItem.MessageFailed("m1", "wm1", "m0", 13, AT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"event_type\":\"user_recall_msg\",\"recall_msgid\":\"m0\"",
                "\"event_type\":\"servicer_recall_msg\",\"recall_msgid\":\"m0\",\"servicer_userid\":\"lin.wei\"",
                "\"event_type\":\"servicer_status_change\",\"servicer_userid\":\"lin.wei\",\"status\":2",
                "\"event_type\":\"reject_customer_msg_switch_change\",\"external_userid\":\"wm1\",\"reject_switch\":1"
            })
    void keepsWholeWhatHasNoTypeAndIsNotPersonal(String said) {
        var item = (Unrecognized) event(said);

        assertThat(item.personal()).isFalse();
        assertThat(item.json()).contains(said);
        assertThat(item.event()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"event_type\":\"a_new_event\",\"words\":\"13800001111\"",
                "\"event_type\":\"session_status_change\",\"external_userid\":\"wm1\",\"change_type\":9",
                "\"event_type\":\"session_status_change\",\"change_type\":1",
                "\"event_type\":\"enter_session\"",
                "\"event_type\":\"msg_send_fail\"",
                "\"no\":\"type\""
            })
    void keepsWholeAndSealedWhatItCannotRead(String said) {
        var item = (Unrecognized) event(said);

        assertThat(item.personal()).isTrue();
        assertThat(item.json()).contains(said);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"msgid\":\"m1\",\"msgtype\":\"text\",\"text\":{\"content\":\"13800001111\"}}",
                "{\"external_userid\":\"wm1\",\"msgtype\":\"text\",\"text\":{\"content\":\"没有编号\"}}",
                "\"no object\"",
                "null"
            })
    void keepsWholeAndSealedAMessageWithoutWhatItCannotDoWithout(String json) {
        var item = (Unrecognized) ServiceItems.item(JsonMapper.shared().readTree(json));

        assertThat(item.personal()).isTrue();
        assertThat(item.json()).isEqualTo(json);
    }

    private static ServiceItem event(String said) {
        return ServiceItems.item(JsonMapper.shared()
                .readTree(
                        "{\"msgid\":\"m1\",\"send_time\":1760000490,\"origin\":4,\"msgtype\":\"event\",\"event\":{%s}}"
                                .formatted(said)));
    }
}
