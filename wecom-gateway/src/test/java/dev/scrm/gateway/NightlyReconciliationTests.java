package dev.scrm.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.scrm.platform.test.TestTokens;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.scheduling.config.ScheduledTask;
import org.springframework.scheduling.config.ScheduledTaskHolder;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** What the gateway begins by itself when the night has come. */
@TestPropertySource(
        properties = {
            "gateway.reconciliation.nightly=true",
            "gateway.reconciliation.spread=1s",
            "gateway.reconciliation.zone=UTC",
            "gateway.reconciliation.settling=0s"
        })
class NightlyReconciliationTests extends RunningGateway {
    private static final String PATH = "/api/v1/corps/" + CORP + "/reconciliations";

    @Autowired
    private List<ScheduledTaskHolder> scheduled;

    /** It is night now, whatever time the test runs at. */
    @DynamicPropertySource
    static void night(DynamicPropertyRegistry properties) {
        properties.add(
                "gateway.reconciliation.nightly-at",
                () -> LocalTime.now(ZoneOffset.UTC).minusMinutes(30).withNano(0).toString());
    }

    @Test
    void isBegunByTheClockOnceEachNightAndReadsEveryPart() {
        var clock = scheduled.stream()
                .flatMap(holder -> holder.getScheduledTasks().stream())
                .map(ScheduledTask::getTask)
                .filter(task -> task.toString().endsWith("ReconciliationSchedule.beginNightly"))
                .toList();
        assertThat(clock)
                .singleElement()
                .isInstanceOfSatisfying(
                        FixedDelayTask.class,
                        task -> assertThat(task.getIntervalDuration()).isEqualTo(Duration.ofMinutes(1)));

        clock.getFirst().getRunnable().run();
        await().atMost(Duration.ofMinutes(2))
                .until(() ->
                        runs().path("items").path(0).path("status").asString().equals("finished"));
        clock.getFirst().getRunnable().run();

        assertThat(runs().path("items").valueStream()).singleElement().satisfies(run -> {
            assertThat(run.has("requestedBy")).isFalse();
            assertThat(run.path("parts").valueStream())
                    .extracting(
                            part -> part.path("part").asString(),
                            part -> part.path("state").asString())
                    .containsExactlyInAnyOrder(
                            tuple("departments", "done"),
                            tuple("staff", "done"),
                            tuple("tags", "done"),
                            tuple("contacts", "done"),
                            tuple("group-chats", "done"),
                            tuple("contact-ways", "done"));
        });
    }

    private JsonNode runs() {
        return Http.get(url(PATH), TestTokens.admin()).json();
    }
}
