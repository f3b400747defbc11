package dev.scrm.journey.engine.streams;

import dev.scrm.journey.engine.Awaiting;
import dev.scrm.journey.engine.Entry;
import dev.scrm.journey.engine.Instance;
import dev.scrm.journey.engine.Traveller;
import dev.scrm.platform.messaging.streams.RowReader;
import dev.scrm.platform.messaging.streams.RowWriter;

/** A traveller as bytes. The first byte is the version of the format; corp and contact are in the key. */
final class TravellerRow {
    private static final int VERSION = 2;

    private static final int NAME = 1;
    private static final int OUTCOME = 2;
    private static final int MESSAGE = 3;

    private TravellerRow() {}

    static byte[] write(Traveller traveller) {
        var row = new RowWriter();
        row.tag(VERSION)
                .optionalText(traveller.name())
                .optionalTime(traveller.lastMessageAt())
                .list(traveller.instances(), instance -> write(row, instance))
                .list(traveller.halfAddedBy(), row::text)
                .list(traveller.seen(), seen -> row.text(seen.id()).time(seen.at()))
                .optionalTime(traveller.forgottenUpTo());
        return row.bytes();
    }

    private static void write(RowWriter row, Instance instance) {
        row.text(instance.id()).text(instance.journeyId()).number(instance.version());
        write(row, instance.entry());
        row.text(instance.node())
                .number(instance.visit())
                .number(instance.steps())
                .number(instance.sequence())
                .number(instance.wakeSequence());
        write(row, instance.awaiting());
    }

    private static void write(RowWriter row, Entry entry) {
        row.text(entry.eventId())
                .time(entry.time())
                .time(entry.receivedAt())
                .text(entry.externalUserId())
                .text(entry.staffId())
                .optionalText(entry.liveCode())
                .optionalText(entry.welcomeCode())
                .optionalText(entry.agentId())
                .optionalText(entry.correlationId())
                .optionalText(entry.traceParent());
    }

    private static void write(RowWriter row, Awaiting awaiting) {
        switch (awaiting) {
            case Awaiting.Name(var until) -> row.tag(NAME).time(until);
            case Awaiting.Outcome(var commandId, var until) ->
                row.tag(OUTCOME).text(commandId).time(until);
            case Awaiting.Message(var since, var until) ->
                row.tag(MESSAGE).time(since).time(until);
        }
    }

    static Traveller read(String corpId, String contactId, byte[] bytes) {
        var row = new RowReader(bytes);
        int version = row.tag();
        if (version != VERSION) {
            throw new IllegalArgumentException("Expected a row of version %d but got %d".formatted(VERSION, version));
        }
        return new Traveller(
                corpId,
                contactId,
                row.optionalText(),
                row.optionalTime(),
                row.list(() -> readInstance(row)),
                row.list(row::text),
                row.list(() -> new Traveller.Seen(row.text(), row.time())),
                row.optionalTime());
    }

    private static Instance readInstance(RowReader row) {
        return new Instance(
                row.text(),
                row.text(),
                row.count(),
                readEntry(row),
                row.text(),
                row.count(),
                row.count(),
                row.number(),
                row.count(),
                readAwaiting(row));
    }

    private static Entry readEntry(RowReader row) {
        return new Entry(
                row.text(),
                row.time(),
                row.time(),
                row.text(),
                row.text(),
                row.optionalText(),
                row.optionalText(),
                row.optionalText(),
                row.optionalText(),
                row.optionalText());
    }

    private static Awaiting readAwaiting(RowReader row) {
        int tag = row.tag();
        return switch (tag) {
            case NAME -> new Awaiting.Name(row.time());
            case OUTCOME -> new Awaiting.Outcome(row.text(), row.time());
            case MESSAGE -> new Awaiting.Message(row.time(), row.time());
            default -> throw new IllegalArgumentException("Expected a known wait but got " + tag);
        };
    }
}
