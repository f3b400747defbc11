package dev.scrm.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.scrm.platform.events.Topics;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Moments from Kafka to the simulated WeCom, and back what its job made. */
class MomentFlowTests extends CommandFlow {
    private final String moment =
            "{\"staffIds\":[\"lin.wei\",\"ghost\"],\"text\":\"%s\",\"link\":{\"title\":\"开放日\",\"url\":\"https://example.invalid/day\"}}"
                    .formatted(state);

    @Test
    void tellsTheMomentThatAJobMadeAndTakesItBack() {
        carryOut("publish-moment", moment);
        assertThat(result(id).path("jobId").asString()).isNotEmpty();

        var finished = jobFinished();

        assertThat(finished.path("invalidStaffIds").path(0).asString()).isEqualTo("ghost");
        var momentId = finished.path("momentId").asString();
        Simulator.fault("externalcontact/cancel_moment_task", AFTER_EFFECT);
        var cancellation = carryOut("cancel-moment", "{\"momentId\":\"%s\"}".formatted(momentId));
        assertThat(finished(cancellation).path("status").asString()).isEqualTo("sent");
    }

    @Test
    void doesNotPublishAgainWhenTheEffectIsUnknown() {
        Simulator.fault("externalcontact/add_moment_task", AFTER_EFFECT);

        carryOut("publish-moment", moment);

        assertThat(finished(id).path("reason").asString()).isEqualTo("effect-unknown");
        assertThat(Simulator.effects("externalcontact/add_moment_task", state)).isEqualTo(1);
    }

    private JsonNode jobFinished() {
        return await().atMost(PATIENCE)
                .until(
                        () -> events(Topics.WECOM_OUTCOMES, "\"" + id + "\"").stream()
                                .filter(event -> event.type().toString().equals("scrm.wecom.moment-job-finished.v1"))
                                .map(event -> JsonMapper.shared().readTree(event.data()))
                                .toList(),
                        found -> !found.isEmpty())
                .getFirst();
    }
}
