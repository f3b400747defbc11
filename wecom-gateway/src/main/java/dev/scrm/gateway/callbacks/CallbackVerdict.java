package dev.scrm.gateway.callbacks;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What to make of an app's callbacks, for whoever is on duty.
 *
 * @param text Chinese: what it is and what to do
 * @param where the page of WeCom's console; null where there is nothing to do there
 */
public record CallbackVerdict(
        State state, String text, @Nullable String where) {
    /** In the order of how bad it is; the first that holds is told. */
    public enum State {
        /** WeCom was told to send again: neither Kafka nor MongoDB took it. */
        NOT_KEPT,
        /** All are refused. */
        REFUSED,
        /** Some are refused, others not: two keys, or somebody who is not WeCom. */
        PARTLY_REFUSED,
        /** They wait in MongoDB for Kafka. */
        SPOOLED,
        /** Nothing ever came. */
        NEVER,
        /** Nothing came for long. */
        SILENT,
        OK
    }

    private static final Duration LONG = Duration.ofDays(1);

    /** WeCom sends three times; fewer may be anybody who tries the address. */
    private static final long ENOUGH = 3;

    private static final String CONSOLE = "管理后台 → ";
    private static final String RECEIVE = CONSOLE + "应用管理 → 应用 → 自建 → 该应用 → 接收消息 → 设置API接收";
    private static final String CALLABLE = CONSOLE + "客户与上下游 → 客户联系 → API → 可调用应用；" + RECEIVE;
    private static final String CORP_ID = CONSOLE + "我的企业 → 企业信息 → 企业ID；" + RECEIVE;

    public CallbackVerdict {
        requireNonNull(state, "state");
        requireNonNull(text, "text");
    }

    public static CallbackVerdict of(CallbackHealth health, Instant now) {
        var lately = health.lately(now);
        long lost = lately.of(CallbackAnswer.UNAVAILABLE);
        if (lost > 0) {
            return here(
                    State.NOT_KEPT,
                    "近两小时有 %d 次回调未能保存（Kafka 与 MongoDB 同时不可用），企业微信最多重发三次，之后的不会再来。请先恢复 Kafka 或 MongoDB，再核对这段时间的客户与群变更"
                            .formatted(lost));
        }
        if (lately.refused() >= ENOUGH && lately.kept() == 0) {
            return refused(State.REFUSED, "近两小时的回调全部被拒（%d 次）：".formatted(lately.refused()), health);
        }
        if (lately.refused() >= ENOUGH && lately.refused() * 10 >= lately.kept()) {
            return refused(
                    State.PARTLY_REFUSED,
                    "近两小时有 %d 次回调被拒、%d 次正常；若正在更换 Token 或 EncodingAESKey，请确认旧的仍在有效期内。最近一次："
                            .formatted(lately.refused(), lately.kept()),
                    health);
        }
        return lately.of(CallbackAnswer.SPOOLED) > 0
                ? here(
                        State.SPOOLED,
                        "近两小时有 %d 次回调暂存在 MongoDB：Kafka 不可用或过慢。没有丢失，Kafka 恢复后自动补发，进度见 /api/v1/operations/spool"
                                .formatted(lately.of(CallbackAnswer.SPOOLED)))
                : ofSilence(health, now);
    }

    private static CallbackVerdict ofSilence(CallbackHealth health, Instant now) {
        var last = health.lastKept();
        if (last == null) {
            return health.lastProven() == null
                    ? new CallbackVerdict(
                            State.NEVER, "从未收到回调：请在后台填写回调 URL、Token 与 EncodingAESKey 并保存，保存时企业微信会立即验证", RECEIVE)
                    : new CallbackVerdict(State.NEVER, "地址已通过验证，但从未收到事件：请确认已勾选所需事件，并把该应用设为客户联系的可调用应用", CALLABLE);
        }
        var quiet = Duration.between(last, now);
        return quiet.compareTo(LONG) < 0
                ? here(State.OK, "正常")
                : new CallbackVerdict(
                        State.SILENT,
                        "已有 %d 小时没有收到回调。若期间确有客户或成员变动，请确认应用未停用、事件仍已勾选、公网地址可达；在后台重新保存一次接收消息的配置即可验证"
                                .formatted(quiet.toHours()),
                        RECEIVE);
    }

    private static CallbackVerdict refused(State state, String what, CallbackHealth health) {
        var reason = health.lastRefusal().map(CallbackHealth.Refusal::reason).orElse("");
        return switch (reason) {
            case "bad-signature" ->
                new CallbackVerdict(
                        state, what + "签名不符。后台的 Token 与本系统保存的不一致，或请求并非来自企业微信；两边改成同一个 Token 后在后台保存一次", RECEIVE);
            case "bad-cipher" ->
                new CallbackVerdict(state, what + "解密失败。后台的 EncodingAESKey 与本系统保存的不一致；两边改成同一个后在后台保存一次", RECEIVE);
            case "wrong-receiver" ->
                new CallbackVerdict(state, what + "接收方不是本企业。回调 URL 填到了别的企业的应用里，或本系统登记的企业 ID 不对", CORP_ID);
            case "bad-envelope", "document-type" ->
                here(state, what + "内容不是企业微信的回调格式。请检查前面的代理或防火墙是否改写了请求体，或是否有人在扫描该地址");
            default -> here(state, what + "请求体超过上限或原因未知。请检查前面的代理是否改写了请求体");
        };
    }

    private static CallbackVerdict here(State state, String text) {
        return new CallbackVerdict(state, text, null);
    }
}
