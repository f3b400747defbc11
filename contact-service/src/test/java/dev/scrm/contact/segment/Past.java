package dev.scrm.contact.segment;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What somebody did, kept in a list. */
final class Past implements History {
    /** One thing done. */
    record Done(String type, Instant at, Map<String, Object> properties) implements Occurrence {
        @Override
        public String id() {
            return type + "@" + at;
        }
    }

    private final List<Done> all = new ArrayList<>();

    static Past of(Done... done) {
        var past = new Past();
        past.all.addAll(List.of(done));
        return past;
    }

    void add(Done done) {
        all.add(done);
    }

    List<Done> all() {
        return all;
    }

    @Override
    public List<Occurrence> latest(String type, @Nullable Instant after, int atMost) {
        return all.stream()
                .filter(done -> type.equals(ANY) || done.type().equals(type))
                .filter(done -> after == null || done.at().isAfter(after))
                .sorted(comparing(Done::at).reversed())
                .limit(atMost)
                .map(Occurrence.class::cast)
                .toList();
    }
}
