package dev.scrm.gateway.callbacks;

import static dev.scrm.gateway.callbacks.CallbackFixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.gateway.callbacks.CallbackVerdict.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallbackVerdictTests {
    @Test
    void isWellWhileCallbacksCome() {
        assertThat(verdict(NOON.minusSeconds(60), CallbackAnswer.ACCEPTED, 5, 0))
                .isEqualTo(State.OK);
    }

    @ParameterizedTest
    @CsvSource({
        "bad-signature, Token, 接收消息",
        "bad-cipher, EncodingAESKey, 接收消息",
        "wrong-receiver, 接收方不是本企业, 企业信息",
        "bad-envelope, 代理, ",
    })
    void saysWhatToMendWhenAllAreRefused(String reason, String text, @Nullable String where) {
        var verdict = CallbackVerdict.of(
                health(
                        NOON.minus(Duration.ofDays(3)),
                        Map.of(reason, NOON),
                        count(CallbackAnswer.REFUSED, 3, 3, reason)),
                NOON);

        assertThat(verdict.state()).isEqualTo(State.REFUSED);
        assertThat(verdict.text()).contains("全部被拒（3 次）", text);
        if (where == null) {
            assertThat(verdict.where()).isNull();
        } else {
            assertThat(verdict.where()).contains("管理后台", where);
        }
    }

    @Test
    void takesNobodyWhoTriesTheAddressForWecom() {
        assertThat(verdict(NOON.minusSeconds(60), CallbackAnswer.ACCEPTED, 50, 2))
                .isEqualTo(State.OK);
        assertThat(verdict(NOON.minusSeconds(60), CallbackAnswer.ACCEPTED, 50, 4))
                .isEqualTo(State.OK);
        assertThat(verdict(NOON.minusSeconds(60), CallbackAnswer.ACCEPTED, 50, 5))
                .isEqualTo(State.PARTLY_REFUSED);
    }

    @Test
    void saysFirstWhatIsLost() {
        assertThat(verdict(NOON, CallbackAnswer.UNAVAILABLE, 1, 9)).isEqualTo(State.NOT_KEPT);
        assertThat(verdict(NOON, CallbackAnswer.SPOOLED, 1, 0)).isEqualTo(State.SPOOLED);
    }

    @Test
    void tellsSilenceFromACorpThatNeverWasSetUp() {
        var never = CallbackVerdict.of(CallbackHealth.UNKNOWN, NOON);
        var provenOnly = CallbackVerdict.of(new CallbackHealth(null, NOON, Map.of(), new TreeMap<>()), NOON);
        var silent =
                CallbackVerdict.of(health(NOON.minus(Duration.ofHours(30)), Map.of(), CallbackCount.NOTHING), NOON);

        assertThat(never.state()).isEqualTo(State.NEVER);
        assertThat(never.where()).contains("接收消息");
        assertThat(provenOnly.state()).isEqualTo(State.NEVER);
        assertThat(provenOnly.where()).contains("可调用应用");
        assertThat(silent.state()).isEqualTo(State.SILENT);
        assertThat(silent.text()).contains("30 小时");
        assertThat(verdict(NOON.minus(Duration.ofHours(23)), CallbackAnswer.ACCEPTED, 0, 0))
                .isEqualTo(State.OK);
    }

    @Test
    void forgetsWhatWasMendedHoursAgo() {
        var hours = new TreeMap<>(Map.of(
                NOON.minus(Duration.ofHours(3)),
                count(CallbackAnswer.REFUSED, 100, 100, "bad-signature"),
                NOON,
                count(CallbackAnswer.ACCEPTED, 1, 0, "")));

        var verdict = CallbackVerdict.of(new CallbackHealth(NOON, null, Map.of(), hours), NOON);

        assertThat(verdict.state()).isEqualTo(State.OK);
    }

    private static State verdict(Instant lastKept, CallbackAnswer answer, long times, long refused) {
        return CallbackVerdict.of(health(lastKept, Map.of(), count(answer, times, refused, "bad-signature")), NOON)
                .state();
    }

    private static CallbackHealth health(Instant lastKept, Map<String, Instant> refusals, CallbackCount count) {
        return new CallbackHealth(lastKept, null, refusals, new TreeMap<>(Map.of(NOON, count)));
    }

    private static CallbackCount count(CallbackAnswer answer, long times, long refused, String reason) {
        return new CallbackCount(Map.of(answer, times), Map.of(reason, refused), Map.of(), Map.of(), 0);
    }
}
