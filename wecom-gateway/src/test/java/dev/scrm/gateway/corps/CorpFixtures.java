package dev.scrm.gateway.corps;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Corps and wishes for tests. */
public final class CorpFixtures {
    public static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    public static final Editor MEI = new Editor("ww1", "mei", "mei");
    public static final String AES_KEY = "k3vQx9Jt5RzW1nBc8YpLd2HsGf7MaUe4TgKi6XoNb0C";
    public static final String OTHER_AES_KEY = "q7RxWm2Kt9LzV4nYc1BpFd6HsJf3MaTe8UgPi5XoNb0";

    private CorpFixtures() {}

    /** The first version of an enabled corp with one enabled app, 1000002. */
    public static CorpRegistration aCorp(String corpId) {
        var app = AppRegistration.of("1000002", aWish("secret-one", "tokenOne", AES_KEY), NOON);
        var robot = new RobotRegistration("alarms", "门店告警", "key-of-the-robot");
        return new CorpRegistration(
                corpId, "蓝鲸", true, List.of(app), List.of(robot), List.of(aSmartRobot()), 1, NOON, NOON);
    }

    /** An intelligent robot that greets, and answers clicks on its cards. */
    public static SmartRobotRegistration aSmartRobot() {
        return new SmartRobotRegistration(
                "helper",
                "智能助手",
                Rotating.of(new CallbackPair("tokenOfTheRobot", OTHER_AES_KEY), NOON),
                "您好",
                Map.of("take.it", new CardNotice("已接单", null, "https://crm.example.com/tickets")));
    }

    public static AppWish aWish(@Nullable String secret, @Nullable String token, @Nullable String aesKey) {
        return new AppWish(
                "SCRM",
                true,
                secret,
                token,
                aesKey,
                Set.of("wk1"),
                true,
                Set.of("crm.example.com"),
                Map.of("take", "已接单"),
                Duration.ofDays(1));
    }

    public static SmartRobotWish aSmartRobotWish(@Nullable String token, @Nullable String aesKey) {
        return new SmartRobotWish("智能助手", token, aesKey, "您好", Map.of(), Duration.ofDays(1));
    }

    public static AppWish aDisabledApp() {
        return new AppWish("SCRM", false, null, null, null, Set.of(), false, Set.of(), Map.of(), Duration.ofDays(1));
    }

    /** A line of the trail; a higher number is later. */
    public static CorpChange aChange(String corpId, long version, CorpChange.Action action) {
        return new CorpChange(
                "%s-%04d".formatted(corpId, version),
                corpId,
                null,
                null,
                action,
                List.of("name"),
                MEI,
                NOON.plusSeconds(version),
                version);
    }
}
