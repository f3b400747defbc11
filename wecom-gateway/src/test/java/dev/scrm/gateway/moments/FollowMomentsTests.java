package dev.scrm.gateway.moments;

import static dev.scrm.gateway.moments.MomentFixtures.CORP;
import static dev.scrm.gateway.moments.MomentFixtures.NOON;
import static dev.scrm.gateway.moments.MomentFixtures.aJob;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.gateway.commands.Reason;
import dev.scrm.gateway.corps.SuspendedCorp;
import dev.scrm.gateway.corps.Suspension;
import dev.scrm.gateway.wecom.FakeWecom;
import dev.scrm.gateway.wecom.Reply.Cause;
import dev.scrm.platform.test.MutableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FollowMomentsTests {
    private static final String RESULT = "externalcontact/get_moment_task_result";

    private final MutableClock clock = MutableClock.at(NOON);
    private final FakeWecom wecom = new FakeWecom();
    private final SuspendedCorp corps = new SuspendedCorp(CORP);
    private final InMemoryMomentJobs jobs = new InMemoryMomentJobs();
    private final List<JobResult> told = new ArrayList<>();
    private final FollowMoments follow =
            new FollowMoments(wecom, corps, jobs, (_, result, _) -> told.add(result), clock);

    @BeforeEach
    void hasBegun() {
        jobs.begin(aJob("1"), NOON.plusSeconds(10));
    }

    @Test
    void tellsTheMomentOnceWhenItsJobIsDone() {
        wecom.gives(RESULT, Map.of("status", 2));
        pass(Duration.ofMinutes(5));
        assertThat(told).isEmpty();

        wecom.gives(
                RESULT,
                Map.of(
                        "status",
                        3,
                        "result",
                        Map.of(
                                "errcode",
                                0,
                                "moment_id",
                                "mom1",
                                "invalid_sender_list",
                                Map.of("user_list", List.of("ghost")),
                                "invalid_external_contact_list",
                                Map.of("tag_list", List.of("etGONE")))));
        pass(Duration.ofMinutes(5));

        assertThat(told).containsExactly(new JobResult("mom1", List.of("ghost"), List.of("etGONE"), null));
    }

    @Test
    void goesOnWhenItsCorpIsServedAgain() {
        wecom.gives(RESULT, Map.of("status", 3, "result", Map.of("errcode", 0, "moment_id", "mom1")));
        corps.suspend(Suspension.UNREADABLE);
        pass(Duration.ofHours(1));
        assertThat(told).isEmpty();

        corps.serve();
        pass(Duration.ofMinutes(5));

        assertThat(told).extracting(JobResult::momentId).containsExactly("mom1");
    }

    @Test
    void tellsWhyAJobMadeNothing() {
        wecom.gives(RESULT, Map.of("status", 3, "result", Map.of("errcode", 40003)));

        pass(Duration.ofMinutes(5));

        assertThat(told).containsExactly(JobResult.none(Reason.WECOM_REFUSED));
    }

    @Test
    void tellsWhenWecomDoesNotKnowTheJob() {
        wecom.answers(RESULT, 40088);

        pass(Duration.ofMinutes(1));

        assertThat(told).containsExactly(JobResult.none(Reason.WECOM_REFUSED));
    }

    @ParameterizedTest
    @ValueSource(ints = {60020, 50003, 48002, 42001})
    void goesOnWhenWhatWasWrongWithTheAppIsMended(int errorCode) {
        wecom.answers(RESULT, errorCode);
        pass(Duration.ofHours(23));
        assertThat(told).isEmpty();

        wecom.isBack();
        wecom.gives(RESULT, Map.of("status", 3, "result", Map.of("errcode", 0, "moment_id", "mom1")));
        pass(Duration.ofMinutes(5));

        assertThat(told).extracting(JobResult::momentId).containsExactly("mom1");
    }

    @Test
    void endsAfterADayWhenNobodyMendsWhatIsWrongWithTheApp() {
        wecom.answers(RESULT, 48002);

        pass(Duration.ofHours(25));

        assertThat(told).containsExactly(JobResult.none(Reason.NOT_PERMITTED));
    }

    @Test
    void asksAgainWhileWecomDoesNotAnswerForADayAtMost() {
        wecom.isSilent(RESULT, Cause.TIMED_OUT);
        pass(Duration.ofHours(23));
        assertThat(told).isEmpty();

        pass(Duration.ofHours(2));
        assertThat(told).containsExactly(JobResult.none(Reason.NO_ANSWER));
    }

    private void pass(Duration time) {
        for (var end = clock.instant().plus(time); clock.instant().isBefore(end); ) {
            clock.advance(Duration.ofSeconds(15));
            follow.follow();
        }
    }
}
