package dev.scrm.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.platform.mongo.PendingOutbox.Numbered;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class OutboxLaneTests {
    private final OutboxLane lane = new OutboxLane();

    @Test
    void sendsOneMessageOfEachTopicAtATime() {
        lane.add(List.of(numbered(1, "a"), numbered(2, "a"), numbered(3, "b")));

        assertThat(lane.takeSendable()).extracting(Numbered::number).containsExactly(1L, 3L);
        assertThat(lane.takeSendable()).isEmpty();
        lane.acknowledged(1);
        assertThat(lane.takeSendable()).extracting(Numbered::number).containsExactly(2L);
    }

    @Test
    void takesOnlyWhatIsNewOfAWholeOutbox() {
        lane.add(List.of(numbered(1, "a")));
        var first = lane.takeSendable();
        lane.add(List.of(numbered(1, "a"), numbered(2, "b")));

        assertThat(first).hasSize(1);
        assertThat(lane.takeSendable()).extracting(Numbered::number).containsExactly(2L);
    }

    @Test
    void clearsOnlyUpToTheFirstMessageThatIsNotAcknowledged() {
        lane.add(List.of(numbered(1, "a"), numbered(2, "b"), numbered(3, "c")));
        lane.takeSendable();
        lane.acknowledged(1);
        lane.acknowledged(3);

        assertThat(lane.acknowledgedThrough()).isEqualTo(1);
        lane.acknowledged(2);
        assertThat(lane.acknowledgedThrough()).isEqualTo(3);
    }

    @Test
    void clearsAllAtOnceThatIsAcknowledgedSoon() {
        lane.add(List.of(numbered(1, "a"), numbered(2, "a")));
        lane.takeSendable();
        lane.acknowledged(1);

        for (int round = 0; round < OutboxLane.ROUNDS_GATHERED; round++) {
            assertThat(lane.clearable()).isFalse();
        }
        lane.acknowledged(2);
        assertThat(lane.clearable()).isTrue();
    }

    @Test
    void clearsAPartWhenTheRestTakesLong() {
        lane.add(List.of(numbered(1, "a"), numbered(2, "a")));
        lane.takeSendable();
        lane.acknowledged(1);
        for (int round = 0; round < OutboxLane.ROUNDS_GATHERED; round++) {
            assertThat(lane.clearable()).isFalse();
        }

        assertThat(lane.clearable()).isTrue();
        lane.cleared(1);
        assertThat(lane.clearable()).isFalse();
    }

    @Test
    void clearsAPartThatIsLarge() {
        lane.add(LongStream.rangeClosed(1, OutboxLane.MESSAGES_GATHERED + 1)
                .mapToObj(number -> numbered(number, "a"))
                .toList());
        for (long number = 1; number < OutboxLane.MESSAGES_GATHERED; number++) {
            lane.acknowledged(number);
        }
        assertThat(lane.clearable()).isFalse();

        lane.acknowledged(OutboxLane.MESSAGES_GATHERED);

        assertThat(lane.clearable()).isTrue();
    }

    @Test
    void isForgottenSomeRoundsAfterEverythingWasCleared() {
        lane.add(List.of(numbered(1, "a")));
        lane.takeSendable();
        assertThat(lane.forgettable()).isFalse();
        lane.acknowledged(1);
        lane.cleared(1);

        for (int round = 0; round < OutboxLane.ROUNDS_REMEMBERED; round++) {
            assertThat(lane.forgettable()).isFalse();
        }
        assertThat(lane.forgettable()).isTrue();
    }

    @Test
    void sendsNothingMoreAfterAFailureSoThatNothingOvertakes() {
        lane.add(List.of(numbered(1, "a"), numbered(2, "a"), numbered(3, "b")));
        lane.takeSendable();

        lane.failed(1);
        lane.acknowledged(3);

        assertThat(lane.takeSendable()).isEmpty();
        assertThat(lane.acknowledgedThrough()).isZero();
        assertThat(lane.forgettable()).isTrue();
    }

    private static Numbered numbered(long number, String topic) {
        return new Numbered(number, Events.message(topic, "key", "e" + number));
    }
}
