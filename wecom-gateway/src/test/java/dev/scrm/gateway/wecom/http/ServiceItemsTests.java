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

    @Test
    void readsWhoTookAMessageBack() {
        assertThat(event("\"event_type\":\"user_recall_msg\",\"recall_msgid\":\"m0\""))
                .isEqualTo(new ServiceItem.MessageRecalled("m1", null, "m0", null, AT));
        assertThat(
                        event(
                                "\"event_type\":\"servicer_recall_msg\",\"external_userid\":\"wm1\",\"recall_msgid\":\"m0\",\"servicer_userid\":\"lin.wei\""))
                .isEqualTo(new ServiceItem.MessageRecalled("m1", "wm1", "m0", "lin.wei", AT));
    }

    @Test
    void readsWhetherAStaffMemberTakesCustomers() {
        var said = "\"event_type\":\"servicer_status_change\",\"servicer_userid\":\"lin.wei\",\"status\":";

        assertThat(event(said + "1")).isEqualTo(new ServiceItem.StaffStatusChanged("m1", "lin.wei", 1, null, AT));
        assertThat(event(said + "1,\"stop_type\":0"))
                .isEqualTo(new ServiceItem.StaffStatusChanged("m1", "lin.wei", 1, null, AT));
        assertThat(event(said + "2,\"stop_type\":0"))
                .isEqualTo(new ServiceItem.StaffStatusChanged("m1", "lin.wei", 2, 0, AT));
        assertThat(event(said + "2")).isEqualTo(new ServiceItem.StaffStatusChanged("m1", "lin.wei", 2, null, AT));
    }

    @Test
    void readsWhoseMessagesAStaffMemberDoesNotTake() {
        var said =
                "\"event_type\":\"reject_customer_msg_switch_change\",\"external_userid\":\"wm1\",\"servicer_userid\":\"lin.wei\",\"reject_switch\":";

        assertThat(event(said + "1")).isEqualTo(new ServiceItem.RejectionChanged("m1", "wm1", "lin.wei", true, AT));
        assertThat(event(said + "0")).isEqualTo(new ServiceItem.RejectionChanged("m1", "wm1", "lin.wei", false, AT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"event_type\":\"a_new_event\",\"words\":\"13800001111\"",
                "\"event_type\":\"session_status_change\",\"external_userid\":\"wm1\",\"change_type\":9",
                "\"event_type\":\"session_status_change\",\"change_type\":1",
                "\"event_type\":\"enter_session\"",
                "\"event_type\":\"user_recall_msg\"",
                "\"event_type\":\"servicer_recall_msg\",\"recall_msgid\":\"m0\"",
                "\"event_type\":\"servicer_status_change\",\"servicer_userid\":\"lin.wei\",\"status\":3",
                "\"event_type\":\"servicer_status_change\",\"status\":1",
                "\"event_type\":\"reject_customer_msg_switch_change\",\"servicer_userid\":\"lin.wei\",\"reject_switch\":1",
                "\"event_type\":\"reject_customer_msg_switch_change\",\"external_userid\":\"wm1\",\"servicer_userid\":\"lin.wei\",\"reject_switch\":2",
                "\"event_type\":\"reject_customer_msg_switch_change\",\"external_userid\":\"wm1\",\"reject_switch\":1",
                "\"event_type\":\"msg_send_fail\"",
                "\"no\":\"type\""
            })
    void keepsWholeWhatItCannotRead(String said) {
        var item = (Unrecognized) event(said);

        assertThat(item.json()).contains(said);
        assertThat(item.messageType()).isEqualTo("event");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"msgid\":\"m1\",\"msgtype\":\"text\",\"text\":{\"content\":\"13800001111\"}}",
                "{\"external_userid\":\"wm1\",\"msgtype\":\"text\",\"text\":{\"content\":\"没有编号\"}}",
                "\"no object\"",
                "null"
            })
    void keepsWholeAMessageWithoutWhatItCannotDoWithout(String json) {
        var item = (Unrecognized) ServiceItems.item(JsonMapper.shared().readTree(json));

        assertThat(item.json()).isEqualTo(json);
    }

    private static ServiceItem event(String said) {
        return ServiceItems.item(JsonMapper.shared()
                .readTree(
                        "{\"msgid\":\"m1\",\"send_time\":1760000490,\"origin\":4,\"msgtype\":\"event\",\"event\":{%s}}"
                                .formatted(said)));
    }
}
