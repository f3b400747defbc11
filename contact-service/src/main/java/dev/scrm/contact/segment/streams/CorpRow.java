package dev.scrm.contact.segment.streams;

import dev.scrm.contact.segment.Rule;
import dev.scrm.contact.segment.RuleBook;
import dev.scrm.platform.messaging.streams.RowReader;
import dev.scrm.platform.messaging.streams.RowWriter;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which rules all people of a corp in a partition were put to.
 *
 * @param live those of them that counted then
 */
record CorpRow(Set<Rule.Key> rules, Set<Rule.Key> live) {
    static final CorpRow NONE = new CorpRow(Set.of(), Set.of());

    private static final int VERSION = 1;

    CorpRow {
        rules = Set.copyOf(rules);
        live = Set.copyOf(live);
    }

    static CorpRow of(RuleBook book) {
        Set<Rule.Key> rules = new HashSet<>();
        Set<Rule.Key> live = new HashSet<>();
        for (var rule : book.rules()) {
            rules.add(rule.key());
            if (rule.live()) {
                live.add(rule.key());
            }
        }
        return new CorpRow(rules, live);
    }

    byte[] write() {
        var row = new RowWriter().tag(VERSION);
        for (var keys : List.of(rules, live)) {
            row.list(List.copyOf(keys), key -> row.text(key.segmentId()).number(key.version()));
        }
        return row.bytes();
    }

    static CorpRow read(byte @Nullable [] bytes) {
        if (bytes == null) {
            return NONE;
        }
        var row = new RowReader(bytes);
        row.tag();
        return new CorpRow(keys(row), keys(row));
    }

    private static Set<Rule.Key> keys(RowReader row) {
        return Set.copyOf(row.list(() -> new Rule.Key(row.text(), row.count())));
    }
}
