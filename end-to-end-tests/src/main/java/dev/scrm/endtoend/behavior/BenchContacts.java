package dev.scrm.endtoend.behavior;

import dev.scrm.endtoend.EventSender;
import dev.scrm.endtoend.EventSender.Sent;
import dev.scrm.platform.events.Ids;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;

/** The people of a bench, by numbers; born as WeCom tells of them. */
final class BenchContacts {
    private static final int AT_ONCE = 10_000;
    /** Every tenth came by a live code. */
    private static final int BY_CODE = 10;

    private final String bootstrapServers;
    private final String corpId;
    private final Clock clock;

    BenchContacts(String bootstrapServers, String corpId, Clock clock) {
        this.bootstrapServers = bootstrapServers;
        this.corpId = corpId;
        this.clock = clock;
    }

    static String externalUserId(int person) {
        return "wmBench%08d".formatted(person);
    }

    String contactId(int person) {
        return Ids.contact(corpId, externalUserId(person));
    }

    /** Returns when all of them are there. */
    void bear(int people) {
        try (var watch = new TopicWatch(bootstrapServers, "scrm.contact.events.v1", "scrm.contact.created.v1");
                var sender = new EventSender(bootstrapServers, corpId, "/behaviors-bench")) {
            for (int from = 0; from < people; from += AT_ONCE) {
                sender.send(IntStream.range(from, Math.min(people, from + AT_ONCE))
                        .mapToObj(this::added)
                        .toList());
            }
            if (!watch.await(people, Duration.ofMinutes(30))) {
                throw new IllegalStateException("Expected %d contacts but got %d".formatted(people, watch.distinct()));
            }
        }
    }

    private Sent added(int person) {
        var now = clock.instant();
        var data = Map.of(
                "contactId",
                contactId(person),
                "externalUserId",
                externalUserId(person),
                "staffId",
                "lin.wei",
                "state",
                person % BY_CODE == 0 ? "code-" + person / BY_CODE % 10 : "none",
                "receivedAt",
                now.toString());
        return new Sent(
                "scrm.wecom.callbacks.v1",
                contactId(person),
                "scrm.wecom.external-contact-added.v1",
                "born-" + person,
                now,
                data);
    }
}
