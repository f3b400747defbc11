package dev.scrm.contact.segment.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.contact.contact.End;
import dev.scrm.contact.contact.EndedBy;
import dev.scrm.contact.contact.GroupStay;
import dev.scrm.contact.segment.Following;
import dev.scrm.contact.segment.PersonFacts;
import dev.scrm.contact.segment.Standing;
import dev.scrm.platform.messaging.streams.RowWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PersonRowTests {
    private static final Instant NOON = Instant.parse("2026-11-23T04:00:00Z");
    private static final Following LIN = new Following("lin.wei", null, null, null, null);

    @Test
    void keepsInWhichGroupChatsSomebodyIs() {
        var row = row(List.of(new GroupStay("wr1", NOON), new GroupStay("wr2", null)));

        assertThat(PersonRow.read(row.write())).isEqualTo(row);
    }

    @Test
    void keepsWhoFollowsAndWhoDid() {
        var row = row(
                List.of(),
                new Following("chen.bo", null, null, null, new End(NOON, EndedBy.CUSTOMER)),
                new Following("mei", NOON, "poster-17", "qr-code", new End(NOON.plusSeconds(1), EndedBy.STAFF)));

        assertThat(PersonRow.read(row.write())).isEqualTo(row);
    }

    @Test
    void readsRowsOfEarlierBuilds() {
        var row = new RowWriter().tag(1).number(5).number(6).optionalText(null).flag(true);
        row.list(List.of(), _ -> {}); // values
        row.list(List.of("vip"), row::text);
        row.list(List.of("lin.wei"), row::text);
        row.list(List.of("a"), row::text);
        row.optionalText(null);
        row.list(List.of(), _ -> {}).list(List.of(), _ -> {}); // answers and memberships

        var read = PersonRow.read(row.bytes());

        assertThat(read.sequence()).isEqualTo(6);
        assertThat(read.standing().facts())
                .isEqualTo(new PersonFacts(Map.of(), Set.of("vip"), List.of(LIN), List.of(), List.of("a"), null));
    }

    @Test
    void readsRowsThatSayNoMoreThanWhoFollows() {
        var row = new RowWriter().tag(2).number(5).number(6).optionalText(null).flag(true);
        row.list(List.of(), _ -> {}); // values
        row.list(List.of("vip"), row::text);
        row.list(List.of("lin.wei"), row::text);
        row.list(List.of("a"), row::text);
        row.optionalText(null);
        row.list(List.of("wr1"), one -> row.text(one).optionalTime(NOON));
        row.list(List.of(), _ -> {}).list(List.of(), _ -> {}); // answers and memberships

        var facts = PersonRow.read(row.bytes()).standing().facts();

        assertThat(facts)
                .isEqualTo(new PersonFacts(
                        Map.of(),
                        Set.of("vip"),
                        List.of(LIN),
                        List.of(new GroupStay("wr1", NOON)),
                        List.of("a"),
                        null));
    }

    private static PersonRow row(List<GroupStay> groups, Following... following) {
        var facts =
                new PersonFacts(Map.of("stage", "new"), Set.of("vip"), List.of(following), groups, List.of("a"), null);
        return new PersonRow(new Standing(facts, List.of(), List.of()), 5, 6, null);
    }
}
