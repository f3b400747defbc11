package dev.scrm.gateway.reconciliation.parts;

import static java.util.stream.Collectors.toSet;

import dev.scrm.gateway.corps.App;
import dev.scrm.gateway.reconciliation.Position;
import dev.scrm.gateway.wecom.Row;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The staff members who may have customers, a hundred at a time. */
final class StaffInCharge {
    /** As many as WeCom takes in one question about several. */
    private static final int AT_ONCE = 100;

    private final Wecom wecom;

    StaffInCharge(Wecom wecom) {
        this.wecom = wecom;
    }

    /** Those after one in the order of their ids; empty after the last. */
    List<String> after(App app, String last, int atMost) {
        return list(app).sorted("follow_user").stream()
                .filter(id -> id.compareTo(last) > 0)
                .limit(atMost)
                .toList();
    }

    /** All of them, in lower case. */
    Set<String> all(App app) {
        return list(app).texts("follow_user").stream()
                .map(id -> id.toLowerCase(Locale.ROOT))
                .collect(toSet());
    }

    private Row list(App app) {
        return new Row(wecom.get(app, "externalcontact/get_follow_user_list", Map.of()));
    }

    /** The first of those that come after a position; null after the last. */
    @Nullable
    Position following(App app, Position position) {
        var last =
                position.chunk().isEmpty() ? position.after() : position.chunk().getLast();
        var chunk = after(app, last, AT_ONCE);
        return chunk.isEmpty() ? null : new Position(last, chunk, "");
    }

    /** The first of them alone: one whom WeCom does not know any more spoils the question for all. */
    static Position firstAlone(Position position) {
        return new Position(position.after(), position.chunk().subList(0, 1), "");
    }
}
