package dev.scrm.ticket.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ResponseClockTests {
    private static final Instant START = Instant.parse("2026-11-21T04:00:00Z");

    /** Somebody looks, or the answer comes, so many seconds after the start (a clock that is behind: before it). */
    record Step(boolean answers, long second) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.of(true, false), Arbitraries.longs().between(-60, 7_200))
                .as(Step::new)
                .list()
                .ofMaxSize(12);
    }

    @Property
    void judgesTheFirstAnswerByItsOwnTimeWhateverWasNoticedBefore(
            @ForAll("steps") List<Step> steps, @ForAll("promises") long promised) {
        var clock = run(steps, promised);

        var first = steps.stream().filter(Step::answers).findFirst();

        assertThat(clock.running()).isEqualTo(first.isEmpty());
        first.ifPresent(answer -> assertThat(clock.breached()).isEqualTo(answer.second() > promised));
        first.ifPresent(answer -> assertThat(clock.elapsed(START.plusSeconds(99_999)))
                .isEqualTo(Duration.ofSeconds(Math.max(0, answer.second()))));
    }

    @Property
    void announcesABreachAtMostOnceAndOnlyAfterTheDeadlineWhileNobodyAnswered(
            @ForAll("steps") List<Step> steps, @ForAll("promises") long promised) {
        var clock = ResponseClock.started(START, START.plusSeconds(promised));
        var announced = 0;
        for (var step : steps) {
            var at = START.plusSeconds(step.second());
            if (!step.answers() && clock.breachIsNews(at)) {
                assertThat(step.second()).isGreaterThan(promised);
                assertThat(clock.running()).isTrue();
                announced++;
            }
            clock = after(clock, step);
        }

        assertThat(announced).isLessThanOrEqualTo(1);
    }

    @Property
    void hasADeadlineExactlyWhileSomebodyHasToLook(
            @ForAll("steps") List<Step> steps, @ForAll("promises") long promised) {
        var clock = run(steps, promised);

        assertThat(clock.deadline().isPresent()).isEqualTo(clock.running() && clock.noticedAt() == null);
        clock.deadline().ifPresent(deadline -> assertThat(deadline).isEqualTo(START.plusSeconds(promised)));
    }

    @Property
    void showsATimeThatNeverRunsBackwards(
            @ForAll("steps") List<Step> steps, @ForAll("promises") long promised, @ForAll("promises") long later) {
        var clock = run(steps, promised);

        assertThat(clock.elapsed(START.plusSeconds(later)))
                .isGreaterThanOrEqualTo(Duration.ZERO)
                .isLessThanOrEqualTo(clock.elapsed(START.plusSeconds(later + 1)));
    }

    @Example
    void keepsThePromiseOnTheDot() {
        var clock = ResponseClock.started(START, START.plusSeconds(60)).stopped(START.plusSeconds(60));

        assertThat(clock.breached()).isFalse();
    }

    @Example
    void refusesADeadlineBeforeItsStart() {
        assertThatThrownBy(() -> ResponseClock.started(START, START.minusSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Provide
    Arbitrary<Long> promises() {
        return Arbitraries.longs().between(0, 3_600);
    }

    private static ResponseClock run(List<Step> steps, long promised) {
        var clock = ResponseClock.started(START, START.plusSeconds(promised));
        for (var step : steps) {
            clock = after(clock, step);
        }
        return clock;
    }

    private static ResponseClock after(ResponseClock clock, Step step) {
        var at = START.plusSeconds(step.second());
        if (step.answers()) {
            return clock.stopped(at);
        }
        return clock.breachIsNews(at) ? clock.noticed(at) : clock;
    }
}
