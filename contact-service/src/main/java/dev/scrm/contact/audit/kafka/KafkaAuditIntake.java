package dev.scrm.contact.audit.kafka;

import dev.scrm.contact.audit.AuditIntake;
import dev.scrm.contact.audit.AuditRecord;
import dev.scrm.contact.audit.AuditRefused;
import dev.scrm.platform.messaging.DependencyUnavailableException;
import dev.scrm.platform.messaging.EventPublisher;
import dev.scrm.platform.messaging.KafkaSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Records into a topic, by a producer of its own: somebody waits for each, so it collects none, and gives up before the caller
 * does.
 */
@Component
class KafkaAuditIntake implements AuditIntake, DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaAuditIntake.class);
    private static final int MOST_WAITING_MILLIS = 5_000;
    private static final int REQUEST_MILLIS = 2_000;

    private final KafkaProducer<byte[], byte[]> producer;
    private final EventPublisher publisher;

    KafkaAuditIntake(KafkaSettings settings) {
        this.producer = new KafkaProducer<>(atOnce(settings.producer()));
        this.publisher = new EventPublisher(producer);
    }

    private static Map<String, Object> atOnce(Map<String, Object> settings) {
        var atOnce = new HashMap<>(settings);
        atOnce.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        atOnce.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_MILLIS);
        atOnce.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, MOST_WAITING_MILLIS);
        return atOnce;
    }

    @Override
    public void submit(List<AuditRecord> records) {
        try {
            publisher.publish(records.stream().map(AuditMessages::message).toList());
        } catch (DependencyUnavailableException away) {
            LOG.warn("Audit records cannot be kept: {}", away.getMessage());
            throw AuditRefused.unavailable();
        }
    }

    @Override
    public void destroy() {
        producer.close();
    }
}
