package dev.scrm.ticket.ticket;

import dev.scrm.ticket.ticket.Delivery.Undelivered;

/**
 * What a staff member is told about a reply that the customer did not get.
 *
 * @param why it was not delivered
 * @param next what to do about it
 */
public record ReplyAdvice(String why, String next) {
    private static final String AGAIN = "请稍后重新回复";
    private static final String ANOTHER_WAY = "请改用其他方式联系客户";

    /** The reasons are the gateway's; one that it learns later is told by WeCom's code. */
    public static ReplyAdvice on(Undelivered delivery) {
        var advice =
                switch (delivery.reason()) {
                    case "five-messages-sent" -> new ReplyAdvice("客户上次发言后已发满 5 条消息", "等客户再次发言后再回复；急事请打电话或用企业微信单聊");
                    case "service-window-closed" ->
                        new ReplyAdvice("客户超过 48 小时没有发言，或会话状态不允许从这里发送", "请在企业微信中直接回复；不行则等客户再次发言，急事请打电话");
                    case "external-user-unknown", "no-relation" -> new ReplyAdvice("企业微信里找不到这位客户", ANOTHER_WAY);
                    case "no-answer" -> new ReplyAdvice("企业微信没有应答，不能确定客户是否收到", "请先在企业微信中查看会话，没有看到再重新回复");
                    case "expired" -> new ReplyAdvice("过了时限仍未发出", "请重新回复");
                    case "wecom-busy", "frequency-limited" -> new ReplyAdvice("企业微信繁忙", AGAIN);
                    case "not-permitted", "ip-not-trusted", "token-refused", "corp-unknown" ->
                        new ReplyAdvice("企业微信不允许本应用发送", "请联系管理员检查应用配置；" + ANOTHER_WAY);
                    default -> new ReplyAdvice("企业微信没有接受这条消息", ANOTHER_WAY + "，并告知管理员");
                };
        return delivery.errorCode() == null
                ? advice
                : new ReplyAdvice("%s（错误码 %d）".formatted(advice.why(), delivery.errorCode()), advice.next());
    }
}
