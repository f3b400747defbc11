package dev.scrm.platform.messaging;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.RetryListener;

/** Says that a group stands still, at once and then every ten seconds or so: a batch that waits is otherwise silent. */
final class WarnOfRetries implements RetryListener {
    private static final Logger LOG = LoggerFactory.getLogger(WarnOfRetries.class);
    private static final int EVERY = 20;

    private final String group;

    WarnOfRetries(String group) {
        this.group = group;
    }

    @Override
    public void failedDelivery(ConsumerRecord<?, ?> record, @Nullable Exception failure, int attempt) {
        warn(1, failure, attempt);
    }

    @Override
    public void failedDelivery(ConsumerRecords<?, ?> records, @Nullable Exception failure, int attempt) {
        warn(records.count(), failure, attempt);
    }

    private void warn(int records, @Nullable Exception failure, int attempt) {
        if (attempt % EVERY == 1) {
            var cause = failure == null || failure.getCause() == null ? failure : failure.getCause();
            LOG.warn("{} waits with {} records, try {}: {}", group, records, attempt, String.valueOf(cause));
        }
    }
}
