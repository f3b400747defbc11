package dev.scrm.gateway.wecom;

import java.util.Map;

/**
 * Who wrote to whom by an acquisition link, and how often: not what. A text that WeCom leaves out is empty.
 *
 * @param messages how many the staff member got so far
 */
public record AcquisitionChat(String staffId, String externalUserId, String linkId, String state, long messages) {
    /** Asks for the chat that a key names. */
    public static ApiRequest request(String chatKey) {
        return ApiRequest.of("externalcontact/customer_acquisition/get_chat_info", Map.of("chat_key", chatKey));
    }

    /** What the request is answered with. */
    public static AcquisitionChat of(Map<?, ?> answer) {
        var who = new Row(answer);
        var chat = Row.of(answer, "chat_info");
        return new AcquisitionChat(
                who.text("userid"),
                who.text("external_userid"),
                chat.text("link_id"),
                chat.text("state"),
                chat.number("recv_msg_cnt"));
    }
}
