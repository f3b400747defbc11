package dev.scrm.contact.identity;

import static dev.scrm.contact.contact.ContactFixtures.CORP;
import static dev.scrm.contact.contact.ContactFixtures.OTHER_CORP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scrm.contact.contact.IdentityKey;
import dev.scrm.contact.contact.IdentityType;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every store of claims does. */
public abstract class IdentityClaimsContract {
    private static final IdentityKey PHONE = new IdentityKey(IdentityType.PHONE, "", "+8613800000001");
    private static final IdentityKey OPEN_ID = new IdentityKey(IdentityType.OPEN_ID, "wxshop", "oEX1");
    private static final IdentityKey OPEN_ID_ELSEWHERE = new IdentityKey(IdentityType.OPEN_ID, "wxnews", "oEX1");

    /** A store that nobody else uses. */
    protected abstract IdentityClaims claims();

    /** Gives something back, and has something else happen after so many steps of it, if it takes as many. */
    protected abstract void release(IdentityClaim claim, int steps, Runnable meanwhile);

    @Test
    void belongToTheFirstThatClaimsThem() {
        claims().claim(CORP, List.of(claim(PHONE, "a", false)));
        claims().claim(CORP, List.of(claim(PHONE, "b", false)));

        assertThat(owner(PHONE)).isEqualTo(claim(PHONE, "a", false));
    }

    @Test
    void belongToWhoIsSureOfThem() {
        claims().claim(CORP, List.of(claim(PHONE, "a", false)));
        claims().claim(CORP, List.of(claim(PHONE, "b", true)));
        claims().claim(CORP, List.of(claim(PHONE, "a", false)));
        claims().claim(CORP, List.of(claim(PHONE, "c", true)));

        assertThat(owner(PHONE)).isEqualTo(claim(PHONE, "b", true));
    }

    @Test
    void becomeSureOnesOfTheSameContact() {
        claims().claim(CORP, List.of(claim(PHONE, "a", false)));
        claims().claim(CORP, List.of(claim(PHONE, "a", true)));

        assertThat(owner(PHONE)).isEqualTo(claim(PHONE, "a", true));
    }

    @Test
    void areClaimedManyAtOnceAlsoBySeveralContactsAtOnce() {
        claims().claim(CORP, List.of(claim(PHONE, "a", true), claim(OPEN_ID, "a", false), claim(PHONE, "b", false)));

        assertThat(claims().find(CORP, List.of(PHONE, OPEN_ID, OPEN_ID_ELSEWHERE))
                        .values())
                .containsExactlyInAnyOrder(claim(PHONE, "a", true), claim(OPEN_ID, "a", false));
    }

    @Test
    void areOfOneScopeAndOneCorp() {
        claims().claim(CORP, List.of(claim(OPEN_ID, "a", true)));
        claims().claim(OTHER_CORP, List.of(claim(OPEN_ID, "b", true)));

        assertThat(claims().find(CORP, List.of(OPEN_ID, OPEN_ID_ELSEWHERE)).values())
                .containsExactly(claim(OPEN_ID, "a", true));
    }

    @Test
    void areGivenBackByWhoeverHasThem() {
        claims().claim(CORP, List.of(claim(PHONE, "a", false), claim(OPEN_ID, "b", true)));

        claims().release(CORP, List.of(claim(PHONE, "a", false), claim(OPEN_ID, "a", false)));
        claims().release(CORP, List.of());

        assertThat(claims().find(CORP, List.of(PHONE, OPEN_ID)).values()).containsExactly(claim(OPEN_ID, "b", true));
        claims().claim(CORP, List.of(claim(PHONE, "c", false)));
        assertThat(owner(PHONE)).isEqualTo(claim(PHONE, "c", false));
    }

    @Test
    void keepWhoClaimedThemBesides() {
        claims().claim(CORP, List.of(claim(PHONE, "a", false)));
        claims().claim(CORP, List.of(claim(PHONE, "b", false), claim(OPEN_ID, "b", true)));
        claims().claim(CORP, List.of(claim(PHONE, "c", true)));
        claims().claim(CORP, List.of(claim(PHONE, "b", true)));

        assertThat(claimants(PHONE))
                .containsExactlyInAnyOrder(claim(PHONE, "c", true), claim(PHONE, "a", false), claim(PHONE, "b", true));
        assertThat(claimants(PHONE).getFirst()).isEqualTo(owner(PHONE)).isEqualTo(claim(PHONE, "c", true));
        assertThat(claimants(OPEN_ID)).containsExactly(claim(OPEN_ID, "b", true));
        assertThat(claims().claimants(OTHER_CORP, List.of(PHONE))).isEmpty();
    }

    @Test
    void areKeptOfSoManyAndNoMore() {
        IntStream.range(0, IdentityClaims.MOST_CLAIMANTS + 5)
                .forEach(i -> claims().claim(CORP, List.of(claim(PHONE, "c" + i, false))));
        claims().claim(CORP, List.of(claim(PHONE, "sure", true)));

        assertThat(claimants(PHONE)).hasSizeBetween(IdentityClaims.MOST_CLAIMANTS, IdentityClaims.MOST_CLAIMANTS + 1);
        assertThat(owner(PHONE)).isEqualTo(claim(PHONE, "sure", true));
    }

    @Test
    void goToWhoClaimsThemAsWellWhenTheyAreGivenBack() {
        claims().claim(CORP, List.of(claim(PHONE, "a", true)));
        claims().claim(CORP, List.of(claim(PHONE, "b", false)));
        claims().claim(CORP, List.of(claim(PHONE, "c", true)));

        claims().release(CORP, List.of(claim(PHONE, "a", true)));
        assertThat(owner(PHONE)).isEqualTo(claim(PHONE, "c", true));
        claims().release(CORP, List.of(claim(PHONE, "b", false)));
        assertThat(claimants(PHONE)).containsExactly(claim(PHONE, "c", true));
        claims().release(CORP, List.of(claim(PHONE, "c", true)));
        assertThat(claims().find(CORP, List.of(PHONE))).isEmpty();
    }

    /** Whoever of the two comes first, and wherever the other comes in between. */
    @ParameterizedTest
    @CsvSource({"a,b,", "b,a,", "a,b,c", "b,a,c"})
    void areLeftToNobodyWhoGivesThemBackAtTheSameMoment(String one, String other, @Nullable String third) {
        var left = third == null ? List.<IdentityClaim>of() : List.of(claim(PHONE, third, false));
        boolean together = true;
        int steps = 0;
        while (together) {
            claims().claim(CORP, List.of(claim(PHONE, "a", true)));
            claims().claim(
                            CORP,
                            Stream.concat(Stream.of(claim(PHONE, "b", true)), left.stream())
                                    .toList());

            together = releasesBoth(one, other, steps++);

            assertThat(claims().claimants(CORP, List.of(PHONE)).getOrDefault(PHONE, List.of()))
                    .as("the other after %d steps", steps)
                    .isEqualTo(left);
            claims().release(CORP, left);
        }
        assertThat(steps).as("the other came in between").isGreaterThan(1);
    }

    /** False when the other came after all steps of the one. */
    private boolean releasesBoth(String one, String other, int steps) {
        var between = new AtomicBoolean();
        Runnable meanwhile = () -> claims().release(CORP, List.of(claim(PHONE, other, true)));
        release(claim(PHONE, one, true), steps, () -> {
            meanwhile.run();
            between.set(true);
        });
        if (!between.get()) {
            meanwhile.run();
        }
        return between.get();
    }

    @Test
    void loseNobodyWhoClaimsThemAtTheSameTime() throws Exception {
        var contacts = IntStream.range(0, 12).mapToObj(i -> "c" + i).toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var claiming = contacts.stream()
                    .map(contact -> threads.submit(
                            () -> claims().claim(CORP, List.of(claim(PHONE, contact, contact.equals("c7"))))))
                    .toList();
            for (var claim : claiming) {
                claim.get();
            }
        }

        assertThat(owner(PHONE)).isEqualTo(claim(PHONE, "c7", true));
        assertThat(claimants(PHONE)).extracting(IdentityClaim::contactId).containsExactlyInAnyOrderElementsOf(contacts);
    }

    private List<IdentityClaim> claimants(IdentityKey key) {
        return claims().claimants(CORP, List.of(key)).get(key);
    }

    private IdentityClaim owner(IdentityKey key) {
        return claims().find(CORP, List.of(key)).get(key);
    }

    private static IdentityClaim claim(IdentityKey key, String contactId, boolean verified) {
        return new IdentityClaim(key, contactId, verified);
    }
}
