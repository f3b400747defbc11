package dev.scrm.ticket.ticket;

import static dev.scrm.ticket.ticket.TicketFixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.ticket.ticket.Delivery.Undelivered;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplyAdviceTests {
    @ParameterizedTest
    @CsvSource({
        "five-messages-sent,    5 条消息,   等客户再次发言",
        "service-window-closed, 48 小时,    企业微信中直接回复",
        "external-user-unknown, 找不到,     其他方式",
        "no-answer,             没有应答,   先在企业微信中查看",
        "expired,               时限,       重新回复",
        "wecom-busy,            繁忙,       稍后重新回复",
        "not-permitted,         不允许,     管理员",
        "learnt-later,          没有接受,   管理员"
    })
    void saysWhyAndWhatToDo(String reason, String why, String next) {
        var advice = ReplyAdvice.on(new Undelivered(reason, null, NOON));

        assertThat(advice.why()).contains(why).doesNotContain("错误码");
        assertThat(advice.next()).contains(next);
    }

    @Test
    void showsWecomsCodeWhereThereIsOne() {
        assertThat(ReplyAdvice.on(new Undelivered("five-messages-sent", 95001, NOON))
                        .why())
                .isEqualTo("客户上次发言后已发满 5 条消息（错误码 95001）");
    }
}
