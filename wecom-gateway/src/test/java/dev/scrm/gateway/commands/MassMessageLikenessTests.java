package dev.scrm.gateway.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MassMessageLikenessTests {
    private static final Map<String, Object> WANTED =
            Map.of("text", Map.of("content", "您好"), "sender", "Lin.Wei", "external_userid", List.of("wm1", "wm2"));

    @Test
    void tellsMessagesApartByTextSenderAndRecipients() {
        assertThat(isSame("您好", "lin.wei", "wm2")).isTrue();
        assertThat(isSame("再见", "lin.wei", "wm2")).isFalse();
        assertThat(isSame("您好", "chen.bo", "wm2")).isFalse();
        assertThat(isSame("您好", "lin.wei", "wm3")).isFalse();
    }

    private static boolean isSame(String text, String sender, String recipient) {
        return MassMessageLikeness.isSame(
                WANTED,
                Map.of(
                        "text",
                        Map.of("content", text),
                        "attachments",
                        List.of(),
                        "task_list",
                        List.of(Map.of("userid", sender)),
                        "send_list",
                        List.of(Map.of("external_userid", recipient))));
    }
}
