package dev.scrm.analytics.figures.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.Ids;
import dev.scrm.platform.messaging.UnreadableEventException;
import dev.scrm.platform.messaging.streams.IncomingRecord;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Brings the events of tickets to their contacts. What cannot be read goes on as it is and is set aside there. */
final class TicketsByContact extends ContextualProcessor<byte[], byte[], byte[], byte @Nullable []> {
    private static final byte[] NO_CONTACT = {};

    @Override
    public void process(Record<byte[], byte[]> record) {
        var incoming = IncomingRecord.of(record, context().recordMetadata().orElseThrow());
        try {
            var event = incoming.event();
            if (FactReader.reads(event.type().name())) {
                context().forward(ReKeyedRecords.under(contactKey(event), incoming));
            }
        } catch (UnreadableEventException _) {
            context().forward(ReKeyedRecords.under(NO_CONTACT, incoming));
        }
    }

    private static byte[] contactKey(EventEnvelope event) {
        return Ids.contactKey(event.corpId(), FactReader.contactOf(event)).getBytes(UTF_8);
    }
}
