package dev.scrm.gateway.massmessages;

import static dev.scrm.gateway.massmessages.MassMessageFixtures.CORP;
import static dev.scrm.gateway.massmessages.MassMessageFixtures.NOON;
import static dev.scrm.gateway.massmessages.MassMessageFixtures.aMessage;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.gateway.corps.SuspendedCorp;
import dev.scrm.gateway.corps.Suspension;
import dev.scrm.gateway.wecom.FakeWecom;
import dev.scrm.gateway.wecom.Reply.Cause;
import dev.scrm.platform.test.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FollowMassMessagesTests {
    private static final String TASKS = "externalcontact/get_groupmsg_task";
    private static final String RESULTS = "externalcontact/get_groupmsg_send_result";

    private final MutableClock clock = MutableClock.at(NOON);
    private final FakeWecom wecom = new FakeWecom();
    private final SuspendedCorp corps = new SuspendedCorp(CORP);
    private final InMemoryFollowedMessages messages = new InMemoryFollowedMessages();
    private final List<String> told = new ArrayList<>();
    private final MassMessageSettings settings = new MassMessageSettings(
            Duration.ofDays(7), Duration.ofMinutes(1), Duration.ofHours(1), Duration.ofMinutes(5));
    private final FollowMassMessages follow =
            new FollowMassMessages(wecom, corps, messages, new Told(), settings, clock);

    @BeforeEach
    void wasSent() {
        messages.begin(List.of(aMessage("1")), NOON.plusSeconds(60), NOON.plus(settings.followedFor()));
        wecom.gives(RESULTS, Map.of("send_list", List.of(row("wm1", 1), row("wm2", 0), row("wm3", 2), row("wm4", 3))));
    }

    @Test
    void waitsForStaffMembersWhoHaveNotDecidedLongerAndLonger() {
        wecom.gives(TASKS, Map.of("task_list", List.of(task("lin.wei", 0, NOON))));

        assertThat(roundsWithin(Duration.ofMinutes(20))).isEqualTo(4); // after 1, 2, 4 and 8 minutes
        assertThat(told).isEmpty();
    }

    @Test
    void goesOnWhenItsCorpIsServedAgain() {
        wecom.gives(TASKS, Map.of("task_list", List.of(task("lin.wei", 2, NOON))));
        corps.suspend(Suspension.UNREADABLE);
        roundsWithin(Duration.ofHours(3));
        assertThat(told).isEmpty();

        corps.serve();
        roundsWithin(Duration.ofHours(1));

        assertThat(told).first().asString().startsWith("lin.wei 0: wm1 DELIVERED");
    }

    @Test
    void endsInItsTimeThoughItsCorpIsNotServed() {
        corps.suspend(Suspension.DISABLED);

        roundsWithin(settings.followedFor().plusHours(1));

        assertThat(told).singleElement().asString().endsWith("corp-unknown");
    }

    @Test
    void tellsEachRecipientOnceWhenTheirStaffMemberHasDecidedAndThenTheEnd() {
        wecom.gives(TASKS, Map.of("task_list", List.of(task("lin.wei", 2, NOON), task("chen.bo", 0, NOON))));

        roundsWithin(Duration.ofHours(3));
        assertThat(told).containsExactly("lin.wei 0: wm1 DELIVERED, wm2 UNSENT, wm3 NOT_FRIEND, wm4 LIMIT_REACHED");

        wecom.gives(TASKS, Map.of("task_list", List.of(task("lin.wei", 2, NOON), task("chen.bo", 2, NOON))));
        roundsWithin(Duration.ofHours(2));

        assertThat(told)
                .hasSize(3)
                .last()
                .isEqualTo("finished 2 0 Counts[delivered=2, unsent=2, notFriend=2, limitReached=2] null");
        assertThat(roundsWithin(Duration.ofDays(9))).isZero();
    }

    @Test
    void looksAtWhatWasDeliveredOnlyAfterWecomHadTimeToDeliver() {
        wecom.gives(TASKS, Map.of("task_list", List.of(task("lin.wei", 2, NOON.plusSeconds(50)))));

        roundsWithin(Duration.ofMinutes(5));
        assertThat(told).isEmpty();
        roundsWithin(Duration.ofMinutes(5));
        assertThat(told).hasSize(2);
    }

    @Test
    void endsWithThoseWhoNeverDecidedWhenItsTimeIsOver() {
        wecom.gives(TASKS, Map.of("task_list", List.of(task("lin.wei", 0, NOON))));

        roundsWithin(Duration.ofDays(8));

        assertThat(told)
                .last()
                .isEqualTo("finished 0 1 Counts[delivered=1, unsent=1, notFriend=1, limitReached=1] null");
    }

    @Test
    void waitsWhileWecomDispatchesOrDoesNotAnswer() {
        wecom.answers(TASKS, 41063);
        assertThat(roundsWithin(Duration.ofMinutes(20))).isEqualTo(4);
        wecom.isSilent(TASKS, Cause.TIMED_OUT);
        roundsWithin(Duration.ofHours(1));
        assertThat(told).isEmpty();

        wecom.isBack();
        wecom.gives(TASKS, Map.of("task_list", List.of(task("lin.wei", 2, NOON))));
        roundsWithin(Duration.ofHours(2));
        assertThat(told).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {60020, 50003, 48002, 42001})
    void goesOnWhenWhatWasWrongWithTheAppIsMended(int errorCode) {
        wecom.answers(TASKS, errorCode);
        roundsWithin(Duration.ofDays(2));
        assertThat(told).isEmpty();

        wecom.isBack();
        wecom.gives(TASKS, Map.of("task_list", List.of(task("lin.wei", 2, NOON))));
        roundsWithin(Duration.ofHours(2));

        assertThat(told).hasSize(2).last().asString().startsWith("finished 1 0").endsWith("null");
    }

    @Test
    void endsAfterItsTimeWhenNobodyMendsWhatIsWrongWithTheApp() {
        wecom.answers(TASKS, 48002);

        roundsWithin(settings.followedFor());
        assertThat(told).isEmpty();
        roundsWithin(Duration.ofDays(2));

        assertThat(told).containsExactly("finished 0 0 " + Counts.NONE + " not-permitted");
    }

    @Test
    void endsAtOnceWhenWecomDoesNotKnowTheMessage() {
        wecom.answers(TASKS, 41047);

        roundsWithin(Duration.ofMinutes(2));

        assertThat(told).containsExactly("finished 0 0 " + Counts.NONE + " wecom-refused");
    }

    @Test
    void endsWithAReasonWhenWecomNeverAnswers() {
        wecom.isSilent(TASKS, Cause.TIMED_OUT);

        roundsWithin(Duration.ofDays(9));

        assertThat(told).containsExactly("finished 0 0 " + Counts.NONE + " no-answer");
    }

    @Test
    @Timeout(10)
    void asksLaterWhenWecomGivesTheSameTasksForEver() {
        var over = List.of(task("lin.wei", 2, NOON));
        wecom.gives(TASKS, Map.of("task_list", over, "next_cursor", "c1"));

        roundsWithin(Duration.ofHours(2));
        assertThat(told).isNotEmpty().allMatch(line -> line.startsWith("lin.wei"));

        wecom.gives(TASKS, Map.of("task_list", over));
        roundsWithin(Duration.ofHours(2));
        assertThat(told).last().asString().startsWith("finished 1 0");
    }

    @Test
    @Timeout(10)
    void asksLaterWhenWecomGivesTheSameRecipientsForEver() {
        wecom.gives(TASKS, Map.of("task_list", List.of(task("lin.wei", 2, NOON))));
        wecom.gives(RESULTS, Map.of("send_list", List.of(row("wm1", 1)), "next_cursor", "c1"));

        roundsWithin(Duration.ofHours(2));
        assertThat(told).isNotEmpty().allMatch(line -> line.startsWith("lin.wei"));

        wecom.gives(RESULTS, Map.of("send_list", List.of(row("wm1", 1))));
        roundsWithin(Duration.ofHours(2));
        assertThat(told)
                .last()
                .isEqualTo("finished 1 0 Counts[delivered=1, unsent=0, notFriend=0, limitReached=0] null");
    }

    @Test
    void endsAtOnceWhatWasCancelled() {
        wecom.gives(TASKS, Map.of("task_list", List.of(task("lin.wei", 0, NOON))));

        messages.endNow(CORP, "1", NOON);
        assertThat(roundsWithin(Duration.ofSeconds(1))).isEqualTo(1);

        assertThat(told).hasSize(2);
    }

    /** How often WeCom was asked about tasks, looking every second. */
    private long roundsWithin(Duration time) {
        long before = wecom.calls().stream().filter(TASKS::equals).count();
        for (var end = clock.instant().plus(time); clock.instant().isBefore(end); ) {
            clock.advance(Duration.ofSeconds(time.compareTo(Duration.ofHours(4)) > 0 ? 600 : 1));
            follow.follow();
        }
        return wecom.calls().stream().filter(TASKS::equals).count() - before;
    }

    private static Map<String, Object> task(String staffId, int status, Instant sentAt) {
        return Map.of("userid", staffId, "status", status, "send_time", sentAt.getEpochSecond());
    }

    private static Map<String, Object> row(String customer, int status) {
        return Map.of("external_userid", customer, "status", status);
    }

    private final class Told implements MassMessageLog {
        @Override
        public void results(MassMessage message, String staffId, int page, List<Recipient> recipients, Instant at) {
            told.add(staffId + " " + page + ": "
                    + String.join(
                            ", ",
                            recipients.stream()
                                    .map(recipient -> recipient.id() + " " + recipient.result())
                                    .toList()));
        }

        @Override
        public void finished(
                MassMessage message, Counts counts, int decided, int undecided, @Nullable String reason, Instant at) {
            told.add("finished " + decided + " " + undecided + " " + counts + " " + reason);
        }
    }
}
