package dev.scrm.contact.segment.streams;

import dev.scrm.contact.segment.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Walks along what people did, a few rows at a time, and takes out what no window reaches any more; then it begins again. */
final class ForgetOldBehaviors {
    private static final int PORTION = 200;

    private final KeyValueStore<Bytes, byte[]> rows;
    private @Nullable Bytes after;

    ForgetOldBehaviors(KeyValueStore<Bytes, byte[]> rows) {
        this.rows = rows;
    }

    void goOn(Instant now) {
        var oldest = now.minus(Window.KEPT);
        List<Bytes> old = new ArrayList<>();
        int seen = 0;
        Bytes last = null;
        try (var walk = rows.range(after == null ? PeopleKeys.FIRST_BEHAVIOR : after, PeopleKeys.BEHAVIORS_END)) {
            while (walk.hasNext() && seen < PORTION) {
                last = walk.next().key;
                seen++;
                if (PeopleKeys.at(last).isBefore(oldest)) {
                    old.add(last);
                }
            }
        }
        old.forEach(rows::delete);
        after = seen < PORTION || last == null ? null : PeopleKeys.after(last);
    }
}
