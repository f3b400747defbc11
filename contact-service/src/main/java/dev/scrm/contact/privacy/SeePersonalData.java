package dev.scrm.contact.privacy;

import java.util.Collection;
import java.util.List;

/** What somebody may see of people. */
public final class SeePersonalData {
    private final MasksOfCorps masksOfCorps;

    SeePersonalData(MasksOfCorps masksOfCorps) {
        this.masksOfCorps = masksOfCorps;
    }

    /** @param roles as tokens name them; one that is unknown sees nothing */
    public Masking masking(String corpId, Collection<String> roles) {
        List<Onlooker> known =
                roles.stream().flatMap(role -> Onlooker.of(role).stream()).toList();
        return new Masking(masksOfCorps.of(corpId).masks(), known);
    }

    /**
     * Refuses when one of them is not seen as it is: whoever does not see a value neither overwrites it, with stars at worst, nor asks
     * for those who have it until it is known.
     */
    public void require(String corpId, Collection<String> roles, Collection<DataClass> classes) {
        if (classes.isEmpty()) {
            return;
        }
        var masking = masking(corpId, roles);
        classes.stream()
                .filter(dataClass -> masking.of(dataClass) != Visibility.SHOWN)
                .sorted()
                .findFirst()
                .ifPresent(dataClass -> {
                    throw PrivacyRefused.masked(dataClass);
                });
    }
}
