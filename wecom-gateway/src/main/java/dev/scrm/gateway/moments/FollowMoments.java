package dev.scrm.gateway.moments;

import static dev.scrm.gateway.budget.CallLane.BULK;

import dev.scrm.gateway.commands.Command;
import dev.scrm.gateway.commands.CommandKind;
import dev.scrm.gateway.commands.Finished;
import dev.scrm.gateway.commands.FollowUps;
import dev.scrm.gateway.commands.Outcome;
import dev.scrm.gateway.commands.Reason;
import dev.scrm.gateway.corps.App;
import dev.scrm.gateway.corps.Corps;
import dev.scrm.gateway.wecom.CallEnd;
import dev.scrm.gateway.wecom.Terms;
import dev.scrm.gateway.wecom.WecomApi;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks WeCom what its jobs made, until they are done or forgotten by it. */
public final class FollowMoments implements FollowUps {
    private static final int AT_ONCE = 20;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration JOB_KNOWN = Duration.ofHours(24);
    private static final Duration KEPT = Duration.ofDays(30);

    private final WecomApi wecom;
    private final Corps corps;
    private final MomentJobs jobs;
    private final MomentLog log;
    private final Clock clock;

    FollowMoments(WecomApi wecom, Corps corps, MomentJobs jobs, MomentLog log, Clock clock) {
        this.wecom = wecom;
        this.corps = corps;
        this.jobs = jobs;
        this.log = log;
        this.clock = clock;
    }

    @Override
    public void begin(List<Finished> finished) {
        for (var one : finished) {
            if (one.outcome().status() == Outcome.Status.SENT
                    && one.command() instanceof Command.Post post
                    && post.kind() == CommandKind.PUBLISH_MOMENT) {
                jobs.begin(job(post.head(), one.outcome()), clock.instant().plus(FIRST_PAUSE));
            }
        }
    }

    private static MomentJob job(Command.Head head, Outcome outcome) {
        var correlationId = head.envelope().correlationId();
        return new MomentJob(
                head.corpId(),
                String.valueOf(outcome.result().get("jobId")),
                head.id(),
                correlationId == null ? head.id() : correlationId,
                head.key(),
                outcome.finishedAt().plus(JOB_KNOWN));
    }

    /** Asks about those that are due, and answers whether more may be. */
    public boolean follow() {
        var now = clock.instant();
        var due = jobs.takeDue(now, now.plus(PAUSE), AT_ONCE);
        for (var job : due) {
            result(job, now).ifPresent(result -> {
                log.tell(job, result, now);
                jobs.finish(job, now);
            });
        }
        return !due.isEmpty();
    }

    public void forget() {
        jobs.forgetBefore(clock.instant().minus(KEPT));
    }

    /** Empty while nobody can say. */
    private Optional<JobResult> result(MomentJob job, Instant now) {
        var app = corps.findAppForContacts(job.corpId());
        if (app.isEmpty() && corps.suspension(job.corpId()).isPresent() && now.isBefore(job.until())) {
            return Optional.empty();
        }
        if (app.isEmpty()) {
            return Optional.of(JobResult.none(Reason.CORP_UNKNOWN));
        }
        var end = ask(app.get(), job, now);
        var answered = JobAnswer.read(end);
        return answered.isEmpty() && !now.isBefore(job.until())
                ? Optional.of(JobResult.none(JobAnswer.whyNone(end)))
                : answered;
    }

    private CallEnd<Map<String, Object>> ask(App app, MomentJob job, Instant now) {
        return wecom.get(
                app,
                "externalcontact/get_moment_task_result",
                Map.of("jobid", job.jobId()),
                Terms.within(PATIENCE, BULK, now));
    }
}
