package dev.scrm.gateway.moments.kafka;

import dev.scrm.gateway.moments.JobResult;
import dev.scrm.gateway.moments.MomentJob;
import dev.scrm.gateway.moments.MomentLog;
import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.EventType;
import dev.scrm.platform.events.Ids;
import dev.scrm.platform.events.OutboxMessage;
import dev.scrm.platform.events.Topics;
import dev.scrm.platform.messaging.EventData;
import dev.scrm.platform.messaging.EventPublisher;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a job made on the wire, with the outcomes and under the key of the command. */
final class KafkaMomentLog implements MomentLog {
    private static final EventType FINISHED = EventType.of("scrm.wecom.moment-job-finished.v1");
    private static final String SOURCE = "/wecom-gateway";

    private record MomentJobFinished(
            String commandId,
            String jobId,
            @Nullable String momentId,
            List<String> invalidStaffIds,
            List<String> invalidTagIds,
            @Nullable String reason,
            Instant finishedAt) {}

    private final EventPublisher publisher;

    KafkaMomentLog(EventPublisher publisher) {
        this.publisher = publisher;
    }

    @Override
    public void tell(MomentJob job, JobResult result, Instant at) {
        var data = new MomentJobFinished(
                job.commandId(),
                job.jobId(),
                result.momentId(),
                result.invalidStaffIds(),
                result.invalidTagIds(),
                result.reason(),
                at);
        var envelope = new EventEnvelope(
                Ids.derived("moment-job", job.corpId(), job.jobId()),
                FINISHED,
                SOURCE,
                job.jobId(),
                at,
                job.corpId(),
                0,
                job.commandId(),
                job.correlationId(),
                null,
                EventData.write(data));
        publisher.publish(List.of(new OutboxMessage(Topics.WECOM_OUTCOMES, job.key(), envelope)));
    }
}
