package dev.scrm.contact.audit.mongo;

import static java.util.stream.Collectors.toCollection;

import dev.scrm.contact.audit.AuditChains.Stored;
import dev.scrm.contact.audit.LinkedRecord;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;

/**
 * Records that were linked together, as one document: a record has little to say, and a document of its own would cost more than
 * what it is about. Beside them stands what they are found by; whoever changes that is found out as well.
 */
final class BlockDocuments {
    /** More would make a document that takes long to read for one record. */
    static final int MOST = 200;

    private static final Pattern ID = Pattern.compile("[^:]*:([0-9]{19})");

    private BlockDocuments() {}

    /** The id of the block that begins with this place; in the order of places, and taken once. */
    static String id(String corpId, long from) {
        return "%s:%019d".formatted(corpId, from);
    }

    /** After the ids of all blocks of a corp. */
    static String beyond(String corpId) {
        return corpId + (char) (':' + 1);
    }

    /** @param linked of one corp, one after the other, at least one */
    static Document of(List<LinkedRecord> linked) {
        var first = linked.getFirst();
        var corpId = first.record().corpId();
        return new Document("_id", id(corpId, first.sequence()))
                .append("corpId", corpId)
                .append("from", first.sequence())
                .append("ids", linked.stream().map(one -> one.record().id()).toList())
                .append("contactIds", distinct(linked, one -> one.record().subject().contactIds().stream()))
                .append(
                        "actors",
                        distinct(linked, one -> Stream.of(one.record().actor().name())))
                .append(
                        "kinds",
                        distinct(linked, one -> Stream.of(one.record().kind().word())))
                .append("earliest", at(linked).min(Date::compareTo).orElseThrow())
                .append("latest", at(linked).max(Date::compareTo).orElseThrow())
                .append("records", linked.stream().map(LinkedDocuments::of).toList());
    }

    private static List<String> distinct(List<LinkedRecord> linked, Function<LinkedRecord, Stream<String>> words) {
        return List.copyOf(linked.stream().flatMap(words).collect(toCollection(TreeSet::new)));
    }

    private static Stream<Date> at(List<LinkedRecord> linked) {
        return linked.stream().map(one -> Date.from(one.record().at()));
    }

    /** What lies in a block, place by place; at least one. */
    static List<Stored> stored(String corpId, Document block) {
        return storedAfter(corpId, block, 0);
    }

    /** The same from after a place on: whoever goes on within a block need not read again what is before. */
    static List<Stored> storedAfter(String corpId, Document block, long after) {
        var from = from(block);
        if (!(block.get("records") instanceof List<?> lying) || lying.isEmpty()) {
            return List.of(new Stored(from, Optional.empty()));
        }
        int seen = Math.clamp(after - from + 1, 0, lying.size());
        var stored = IntStream.range(seen, lying.size())
                .mapToObj(index -> stored(corpId, from + index, lying.get(index)))
                .toList();
        return seen == 0 ? asFound(stored, block) : stored;
    }

    private static List<Stored> asFound(List<Stored> stored, Document block) {
        var readable = stored.stream().flatMap(one -> one.record().stream()).toList();
        if (readable.size() < stored.size() || of(readable).equals(block)) {
            return stored;
        }
        // What they are found by is not what they say. The last bears it, so that what is wrong with one before is told
        // first.
        var flawed = new ArrayList<>(stored);
        flawed.set(flawed.size() - 1, new Stored(stored.getLast().sequence(), Optional.empty()));
        return flawed;
    }

    private static Stored stored(String corpId, long sequence, Object lying) {
        return new Stored(
                sequence, LinkedDocuments.stored(corpId, lying).filter(linked -> linked.sequence() == sequence));
    }

    /** -1 of an id that no block has. */
    private static long from(Document block) {
        var id = ID.matcher(String.valueOf(block.get("_id")));
        return id.matches() ? Long.parseLong(id.group(1)) : -1;
    }
}
