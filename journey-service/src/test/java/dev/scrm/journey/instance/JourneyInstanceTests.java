package dev.scrm.journey.instance;

import static dev.scrm.journey.instance.InstanceFixtures.NOON;
import static dev.scrm.journey.instance.InstanceFixtures.answered;
import static dev.scrm.journey.instance.InstanceFixtures.finished;
import static dev.scrm.journey.instance.InstanceFixtures.started;
import static dev.scrm.journey.instance.InstanceFixtures.step;
import static dev.scrm.journey.instance.InstanceFixtures.welcomed;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JourneyInstanceTests {
    @Test
    void beginsWithWhoAndWhat() {
        var instance = JourneyInstance.first(started("i1"));

        assertThat(instance)
                .returns("i1", JourneyInstance::id)
                .returns("poster-17", JourneyInstance::liveCode)
                .returns("lin.wei", JourneyInstance::staffId)
                .returns(NOON.plusSeconds(1), JourneyInstance::startedAt)
                .returns(null, JourneyInstance::result);
    }

    @Test
    void gathersItsSteps() {
        var instance =
                JourneyInstance.first(started("i1")).after(welcomed("i1")).after(answered("i1"));

        assertThat(instance.steps())
                .containsExactly(
                        step(1, "send-welcome", "sent", "c-i1", 2),
                        step(2, "wait-for-message", "message-came", null, 3));
    }

    @Test
    void endsWithItsResult() {
        var instance = JourneyInstance.first(started("i1")).after(finished("i1"));

        assertThat(instance)
                .returns("answered", JourneyInstance::result)
                .returns(NOON.plusSeconds(4), JourneyInstance::finishedAt);
    }

    @Test
    void takesNoEventTwice() {
        var instance = JourneyInstance.first(started("i1")).after(welcomed("i1"));

        assertThat(instance.after(welcomed("i1")).after(started("i1"))).isEqualTo(instance);
    }
}
