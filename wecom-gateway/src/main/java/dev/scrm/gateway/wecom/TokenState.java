package dev.scrm.gateway.wecom;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a token or ticket stands, and nothing of itself.
 *
 * @param usableUntil somewhat before WeCom ends it; long ago when it was thrown away; null when there never was one
 * @param fetchedAt when WeCom gave it
 * @param refusal that it was not given when it was last asked for
 */
public record TokenState(
        @Nullable Instant usableUntil,
        @Nullable Instant fetchedAt,
        @Nullable TokenRefusal refusal) {
    /** Nobody asked for it yet. */
    public static final TokenState NEVER = new TokenState(null, null, null);

    /** In a word. */
    public enum Word {
        /** There is one that works, as far as is known. */
        VALID,
        /** WeCom did not give one, and nobody asks again for a while. */
        REFUSED,
        /** It has ended, or a call was refused with it: the next call gets another. */
        EXPIRED,
        /** The first call gets it. */
        NONE
    }

    public Word word(Instant now) {
        if (usableUntil != null && now.isBefore(usableUntil)) {
            return Word.VALID;
        }
        if (refusal != null && now.isBefore(refusal.until())) {
            return Word.REFUSED;
        }
        return usableUntil == null ? Word.NONE : Word.EXPIRED;
    }

    /** What it means and what to do, in Chinese; a refusal stands until one is given. */
    public String text(Instant now) {
        var meaning =
                switch (word(now)) {
                    case VALID -> "可用";
                    case REFUSED -> "企业微信没有给，%s 之前不再请求".formatted(refusal == null ? now : refusal.until());
                    case EXPIRED -> "已过期或已作废，下次调用时自动更换";
                    case NONE -> "尚未取用，首次调用时自动获取";
                };
        return refusal == null ? meaning : meaning + "。最近一次请求被拒：" + advice(refusal.errorCode());
    }

    private static String advice(@Nullable Integer errorCode) {
        return switch (errorCode) {
            case null -> "没有应答，稍后自动再试；若持续，请检查本系统到企业微信的出网与 DNS";
            case 40001, 40091, 41004 ->
                "应用密钥不正确、已在后台重置，或应用已停用（错误码 %d）。请核对 管理后台 → 应用管理 → 应用 → 自建 → 该应用 → Secret".formatted(errorCode);
            case 40013 -> "企业 ID 不正确（错误码 40013）。请核对 管理后台 → 我的企业 → 企业信息 → 企业ID";
            case 60020 -> "出口 IP 不在可信列表（错误码 60020）。请在 管理后台 → 应用管理 → 应用 → 自建 → 该应用 → 企业可信IP 添加";
            case 45009, 45033, -1 -> "企业微信繁忙或调用过于频繁（错误码 %d），稍后自动再试".formatted(errorCode);
            default -> "错误码 %d。请执行连接检查 POST /api/v1/corps/{corpId}/check".formatted(errorCode);
        };
    }
}
