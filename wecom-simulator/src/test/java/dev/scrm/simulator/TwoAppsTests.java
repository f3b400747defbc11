package dev.scrm.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two apps of a corp are told of the same thing. */
class TwoAppsTests {
    @Test
    void tellsBothOfOneAdditionWithOneTimeHoweverLongItTakes(@TempDir Path directory) {
        var ticks = new AtomicLong();
        InstantSource aSecondLaterAtEachLook = () -> TestPlatform.NOON.plusSeconds(ticks.incrementAndGet());
        try (var platform = TestPlatform.in(
                directory, TwoAppsTests::withTwoApps, aSecondLaterAtEachLook.withZone(ZoneOffset.UTC))) {
            var customer = platform.scan("蓝鲸").text("externalUserId");

            var events = await().until(() -> platform.gateway.about(customer), found -> found.size() == 2);

            assertThat(events.getFirst().text("CreateTime"))
                    .isEqualTo(events.getLast().text("CreateTime"));
            assertThat(events.getFirst().text("WelcomeCode"))
                    .isNotEqualTo(events.getLast().text("WelcomeCode"));
        }
    }

    private static SimulatorSettings withTwoApps(SimulatorSettings settings) {
        var corp = settings.corp();
        var first = corp.apps().getFirst();
        var second = new Corp.App(first.agentId() + 1, "SCRM 2", first.secret() + "2", true, first.callback());
        return settings.withCorp(
                new Corp(corp.corpId(), List.of(first, second), corp.members(), corp.tagGroups(), corp.accounts()));
    }
}
