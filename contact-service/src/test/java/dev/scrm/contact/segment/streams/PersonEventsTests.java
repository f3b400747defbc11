package dev.scrm.contact.segment.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.contact.contact.End;
import dev.scrm.contact.contact.EndedBy;
import dev.scrm.contact.segment.Following;
import dev.scrm.contact.segment.PersonFacts;
import dev.scrm.platform.test.GoldenSample;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What those who sort people understand of what is told. */
class PersonEventsTests {
    private static final Instant MORNING = Instant.parse("2026-11-21T08:30:00Z");

    @Test
    void readsWhoFollowsAndWhoDidAndUnderWhatSomebodyIsKnown() {
        var told = PersonEvents.read(GoldenSample.envelope("scrm.contact.profile-snapshot.v1"));

        var facts = ((PersonEvents.Known) told.orElseThrow()).facts();

        assertThat(facts.following())
                .containsExactly(
                        new Following("lin.wei", MORNING, "poster-17", "qr-code", null),
                        new Following(
                                "chen.bo",
                                MORNING,
                                "poster-17",
                                null,
                                new End(MORNING.plusSeconds(60), EndedBy.CUSTOMER)));
        assertThat(facts.values().get(PersonFacts.IDENTITY_KINDS))
                .isEqualTo(List.of("external-user-id", "member-id", "member-id:shop", "union-id"));
    }
}
