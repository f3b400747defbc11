package dev.scrm.contact.behavior.mongo;

import dev.scrm.contact.behavior.mongo.WaitingCounts.Counted;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * How many behaviours wait for one; public because the driver reads records by reflection.
 *
 * @param kind what is known of whom they wait for
 * @param day of the latest
 */
public record WaitingPersonDocument(@BsonId String id, String corp, String kind, int count, String day) {
    static String id(String corpId, String awaited) {
        return corpId + ":" + awaited;
    }

    /** With nothing but these behaviours, which wait for the same one. */
    static WaitingPersonDocument of(String id, List<Counted> counted) {
        var first = counted.getFirst();
        var latest = counted.stream().map(Counted::day).reduce(first.day(), WaitingPersonDocument::later);
        return new WaitingPersonDocument(id, first.corp(), first.kind(), counted.size(), latest);
    }

    private static String later(String day, String other) {
        return day.compareTo(other) < 0 ? other : day;
    }
}
