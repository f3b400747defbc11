package dev.scrm.contact.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link Organizations} keeps. */
public abstract class OrganizationsContract {
    private static final Instant NOON = Instant.parse("2026-11-24T04:00:00Z");

    /** Of this test alone. */
    private final String corp = "ww" + UUID.randomUUID();

    protected abstract Organizations organizations();

    private StaffMember in(Instant at, String staffId, String... departmentIds) {
        return new StaffMember(corp, staffId, List.of(departmentIds), at);
    }

    @Test
    void keepsOfEachWhatWasToldOfTheLatestTimeInWhateverOrder() {
        organizations().learn(List.of(in(NOON, "Lin.Wei", "2")), List.of(new Department(corp, "2", "1", NOON)));
        organizations()
                .learn(
                        List.of(in(NOON.minusSeconds(1), "Lin.Wei", "3"), in(NOON.plusSeconds(1), "mei", "4")),
                        List.of(
                                new Department(corp, "2", "9", NOON.minusSeconds(1)),
                                new Department(corp, "3", "1", NOON)));

        assertThat(organizations().find(corp, "Lin.Wei")).contains(in(NOON, "Lin.Wei", "2"));
        assertThat(organizations().departments(corp, 10))
                .containsExactlyInAnyOrder(new Department(corp, "2", "1", NOON), new Department(corp, "3", "1", NOON));
        organizations().learn(List.of(in(NOON.plusSeconds(1), "Lin.Wei", "3")), List.of());
        assertThat(organizations().staffIn(corp, Set.of("3", "4"), 10)).containsExactlyInAnyOrder("Lin.Wei", "mei");
    }

    @Test
    void toldTwiceIsToldOnce() {
        var member = in(NOON, "mei", "4");

        organizations().learn(List.of(member, member), List.of());
        organizations().learn(List.of(member), List.of());

        assertThat(organizations().find(corp, "mei")).contains(member);
    }

    @Test
    void doesNotTellIdsApartByCaseAndShowsThemAsWecomWritesThem() {
        organizations().learn(List.of(in(NOON, "Lin.Wei", "2")), List.of());

        assertThat(organizations().find(corp, "lin.wei")).isPresent();
        assertThat(organizations().staffIn(corp, Set.of("2"), 10)).containsExactly("Lin.Wei");
    }

    @Test
    void knowsNothingOfAnotherCorp() {
        organizations().learn(List.of(in(NOON, "mei", "2")), List.of(new Department(corp, "2", "1", NOON)));

        assertThat(organizations().find("ww-other", "mei")).isEmpty();
        assertThat(organizations().departments("ww-other" + corp, 10)).isEmpty();
        assertThat(organizations().staffIn("ww-other" + corp, Set.of("2"), 10)).isEmpty();
    }
}
