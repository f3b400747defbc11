package dev.scrm.simulator.world;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Moments (客户朋友圈): what members are asked to publish to their customers. */
public final class Moments {
    private static final Duration JOB_KEPT = Duration.ofDays(1);
    private static final Duration JOB_TAKEN = Duration.ofSeconds(1);
    private static final Duration JOB_DONE = Duration.ofSeconds(3);
    private static final int KEPT = 20_000;

    /**
     * A moment and the job that makes it.
     *
     * @param senders the members who are to publish it
     * @param published those of them who did
     * @param tags a customer must have one of to see it; empty for all
     */
    public record Moment(
            String jobId,
            String momentId,
            String content,
            List<String> senders,
            List<String> published,
            List<String> tags,
            List<String> unknownSenders,
            List<String> unknownTags,
            Instant createdAt,
            @Nullable Instant cancelledAt) {
        public Moment {
            senders = List.copyOf(senders);
            published = List.copyOf(published);
            tags = List.copyOf(tags);
            unknownSenders = List.copyOf(unknownSenders);
            unknownTags = List.copyOf(unknownTags);
        }
    }

    private final World world;
    private final Table<Moment> moments;

    Moments(World world, Journal journal) {
        this.world = world;
        moments = journal.table("moments", Moment.class);
    }

    public Moment create(
            String content,
            List<String> senders,
            List<String> tags,
            List<String> unknownSenders,
            List<String> unknownTags) {
        var moment = new Moment(
                world.code("job", 30),
                world.code("mom", 30),
                content,
                senders,
                List.of(),
                tags,
                unknownSenders,
                unknownTags,
                world.now(),
                null);
        world.effects.note("externalcontact/add_moment_task", "", content);
        moments.put(moment.momentId(), moment);
        moments.keepNewest(KEPT);
        return moment;
    }

    /** The moment of a job; 40088 when there is none, 40089 when its result is not kept any more. */
    public Moment ofJob(String jobId) {
        var moment = moments.values().stream()
                .filter(known -> known.jobId().equals(jobId))
                .findFirst()
                .orElseThrow(() -> new WecomError(40088, "invalid jobid"));
        if (world.now().isAfter(moment.createdAt().plus(JOB_KEPT))) {
            throw new WecomError(40089, "job result is not kept any more");
        }
        return moment;
    }

    /** 1 begun, 2 in progress, 3 done. */
    public int status(Moment moment) {
        var age = Duration.between(moment.createdAt(), world.now());
        return age.compareTo(JOB_DONE) >= 0 ? 3 : age.compareTo(JOB_TAKEN) >= 0 ? 2 : 1;
    }

    /** A moment whose job is done. */
    public Optional<Moment> find(String momentId) {
        return moments.find(momentId).filter(moment -> status(moment) == 3);
    }

    /** 41060 for an id that is not known. */
    public Moment require(String momentId) {
        return find(momentId).orElseThrow(() -> new WecomError(41060, "invalid moment_id"));
    }

    public List<Moment> all() {
        return List.copyOf(moments.values());
    }

    /** Those that were made then, but for the cancelled ones. */
    public List<Moment> made(Instant from, Instant to) {
        return moments.values().stream()
                .filter(moment -> moment.cancelledAt() == null && status(moment) == 3)
                .filter(moment -> !moment.createdAt().isBefore(from)
                        && !moment.createdAt().isAfter(to))
                .toList();
    }

    /** A member publishes a moment. */
    public Moment publish(Moment moment, String userId) {
        var published = Stream.concat(moment.published().stream(), Stream.of(userId))
                .distinct()
                .toList();
        return save(moment, published, moment.cancelledAt());
    }

    public void cancel(Moment moment) {
        if (moment.cancelledAt() == null) {
            save(moment, moment.published(), world.now());
            world.effects.note("externalcontact/cancel_moment_task", moment.momentId(), "");
        }
    }

    /** The customers of a sender who can see it. */
    public List<String> audience(Moment moment, String userId) {
        return world.customers.of(userId).stream()
                .filter(id -> moment.tags().isEmpty()
                        || world.customers.relation(userId, id).orElseThrow().tagIds().stream()
                                .anyMatch(moment.tags()::contains))
                .toList();
    }

    private Moment save(Moment before, List<String> published, @Nullable Instant cancelledAt) {
        return moments.put(
                before.momentId(),
                new Moment(
                        before.jobId(),
                        before.momentId(),
                        before.content(),
                        before.senders(),
                        published,
                        before.tags(),
                        before.unknownSenders(),
                        before.unknownTags(),
                        before.createdAt(),
                        cancelledAt));
    }
}
