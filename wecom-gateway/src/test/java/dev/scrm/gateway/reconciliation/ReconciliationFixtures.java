package dev.scrm.gateway.reconciliation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Runs, things and differences for tests. */
public final class ReconciliationFixtures {
    public static final String CORP = "ww1";
    public static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");

    private ReconciliationFixtures() {}

    /** A group chat of that name. */
    public static Thing aChat(String id, String name) {
        return new Thing(
                Part.GROUP_CHATS,
                id,
                Map.of("chatId", id),
                Map.of("name", name),
                Map.of("memberNames", Map.of()),
                Set.of(Announcement.name(Part.GROUP_CHATS, id)));
    }

    public static Mirror.Row aRow(String id, String name, Instant readAt) {
        return new Mirror.Row(aChat(id, name).known(), readAt);
    }

    public static Difference aDifference(Part part, String id, Change change) {
        return new Difference(
                part,
                id,
                Map.of("id", id),
                Set.of(Announcement.name(part, id)),
                change,
                NOON,
                NOON.plusSeconds(60),
                null);
    }

    public static Run aRun(String id) {
        return aRun(id, CORP, false, Part.GROUP_CHATS, NOON);
    }

    public static Run aRun(String id, String corpId, boolean everything, Part part, Instant at) {
        return Run.of(new Run.Request(id, corpId, "admin", everything, false, at), List.of(part));
    }

    /** Settings of a gateway whose nights begin at 02:10 in Shanghai, spread over two hours. */
    static ReconciliationSettings atTenPastTwo(boolean nightly) {
        return new ReconciliationSettings(
                nightly,
                LocalTime.of(2, 10),
                Duration.ofHours(2),
                ZoneId.of("Asia/Shanghai"),
                Duration.ZERO,
                20,
                Duration.ofDays(90));
    }
}
