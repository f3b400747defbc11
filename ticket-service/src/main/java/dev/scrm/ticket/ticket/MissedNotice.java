package dev.scrm.ticket.ticket;

import static java.util.Objects.requireNonNull;

import dev.scrm.ticket.ticket.Delivery.Undelivered;

/** A notice about the ticket that staff did not get. The gateway knows the command, and with it who was to be told. */
public record MissedNotice(String commandId, Undelivered delivery) {
    public MissedNotice {
        requireNonNull(commandId, "commandId");
        requireNonNull(delivery, "delivery");
    }

    /** Why, in words. */
    public String because() {
        var why =
                switch (delivery.reason()) {
                    case "no-valid-recipient", "staff-unknown" -> "员工不在应用的可见范围内，或已离职";
                    case "no-answer", "interrupted-too-long" -> "企业微信没有应答，不能确定员工是否收到";
                    case "expired" -> "过了时限仍未发出";
                    case "wecom-busy", "frequency-limited" -> "企业微信繁忙";
                    case "not-permitted", "ip-not-trusted", "token-refused", "corp-unknown" -> "企业微信不允许本应用发送";
                    default -> "企业微信没有接受这条通知";
                };
        return delivery.errorCode() == null ? why : "%s（错误码 %d）".formatted(why, delivery.errorCode());
    }
}
