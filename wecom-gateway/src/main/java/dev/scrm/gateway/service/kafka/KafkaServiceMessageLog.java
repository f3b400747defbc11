package dev.scrm.gateway.service.kafka;

import static dev.scrm.gateway.GatewayMetric.CALLBACKS_UNRECOGNIZED;

import dev.scrm.gateway.service.Doorbell;
import dev.scrm.gateway.service.ServiceMessageLog;
import dev.scrm.gateway.wecom.ServiceItem;
import dev.scrm.platform.messaging.EventPublisher;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;

/** Publishes what WeCom lists of an account, in its order. */
final class KafkaServiceMessageLog implements ServiceMessageLog {
    private final EventPublisher publisher;
    private final ServiceItemWire wire;
    private final Counter unrecognized;

    KafkaServiceMessageLog(EventPublisher publisher, ServiceItemWire wire, MeterRegistry meters) {
        this.publisher = publisher;
        this.wire = wire;
        this.unrecognized = meters.counter(CALLBACKS_UNRECOGNIZED.meterName());
    }

    @Override
    public void append(List<ServiceItem> items, Doorbell cause) {
        publisher.publish(items.stream().map(item -> wire.message(item, cause)).toList());
        items.stream().filter(ServiceItem.Unrecognized.class::isInstance).forEach(_ -> unrecognized.increment());
    }
}
