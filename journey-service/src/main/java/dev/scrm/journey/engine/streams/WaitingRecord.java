package dev.scrm.journey.engine.streams;

import dev.scrm.platform.events.EventEnvelope;
import dev.scrm.platform.events.EventType;
import dev.scrm.platform.events.SourcePosition;

/** An event that waits for its parked contact, as a row. */
record WaitingRecord(SourcePosition position, EventEnvelope envelope) {
    private static final int VERSION = 1;

    byte[] write() {
        var row = new RowWriter();
        row.tag(VERSION)
                .text(position.topic())
                .number(position.partition())
                .number(position.offset())
                .text(envelope.id())
                .text(envelope.type().toString())
                .text(envelope.source())
                .optionalText(envelope.subject())
                .time(envelope.time())
                .text(envelope.corpId())
                .number(envelope.sequence())
                .optionalText(envelope.causationId())
                .optionalText(envelope.correlationId())
                .optionalText(envelope.traceParent())
                .binary(envelope.data());
        return row.bytes();
    }

    static WaitingRecord read(byte[] bytes) {
        var row = new RowReader(bytes);
        int version = row.tag();
        if (version != VERSION) {
            throw new IllegalArgumentException("Expected a row of version %d but got %d".formatted(VERSION, version));
        }
        var position = new SourcePosition(row.text(), row.count(), row.number());
        return new WaitingRecord(
                position,
                new EventEnvelope(
                        row.text(),
                        EventType.of(row.text()),
                        row.text(),
                        row.optionalText(),
                        row.time(),
                        row.text(),
                        row.number(),
                        row.optionalText(),
                        row.optionalText(),
                        row.optionalText(),
                        row.binary()));
    }
}
