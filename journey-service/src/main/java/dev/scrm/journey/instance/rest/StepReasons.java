package dev.scrm.journey.instance.rest;

import org.jspecify.annotations.Nullable;

/** What the result of a step means, for the people who look at it. What WeCom said is in the command's outcome. */
final class StepReasons {
    private StepReasons() {}

    static @Nullable String of(String result) {
        return switch (result) {
            case "sent" -> "企业微信已受理";
            case "failed" -> "企业微信拒绝或多次尝试未成功，详见该命令的结果";
            case "expired" -> "在有效期内未能送达（欢迎语须在 20 秒内发送）";
            case "no-code" -> "企业微信未提供欢迎语凭证，无法发送欢迎语";
            case "no-outcome" -> "在等待时间内没有得到发送结果";
            case "message-came" -> "客户已发来消息";
            case "timed-out" -> "等待期内客户没有发来消息";
            case "removed" -> "客户与员工已解除关系，或客户重新添加了员工";
            case "given-up" -> "旅程无法继续，管理员已放弃";
            default -> null;
        };
    }
}
