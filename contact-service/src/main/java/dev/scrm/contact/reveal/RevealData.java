package dev.scrm.contact.reveal;

import static java.util.Objects.requireNonNull;

import dev.scrm.contact.contact.FindContact;
import dev.scrm.contact.contact.IdentityType;
import dev.scrm.contact.contact.Viewer;
import dev.scrm.contact.field.VisibleText;
import dev.scrm.contact.privacy.DataClass;
import dev.scrm.contact.privacy.PrivacyRefused;
import dev.scrm.contact.privacy.SeePersonalData;
import dev.scrm.contact.privacy.Visibility;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives somebody in plain what they need for a purpose, and may have. The record of it is made before it is answered. */
public final class RevealData {
    private static final Map<String, IdentityType> WHAT =
            Map.of("phone", IdentityType.PHONE, "email", IdentityType.EMAIL);
    private static final int LONGEST_BECAUSE = 500;

    /**
     * Who wants to see it.
     *
     * @param name such as {@code user:lin.wei}
     * @param roles as tokens name them
     */
    public record Asker(String name, Collection<String> roles) {
        public Asker {
            requireNonNull(name, "name");
            roles = List.copyOf(roles);
        }
    }

    /**
     * What is wanted.
     *
     * @param what {@code phone} or {@code email}
     * @param because in the asker's words; needed where the purpose says nothing
     */
    public record Wanted(
            String what, RevealPurpose purpose, @Nullable String because) {
        public Wanted {
            if (!WHAT.containsKey(what)) {
                throw RevealRefused.invalid("what", "phone or email");
            }
            requireNonNull(purpose, "purpose");
            if (because == null ? purpose == RevealPurpose.OTHER : !VisibleText.isLines(because, LONGEST_BECAUSE)) {
                throw RevealRefused.invalid(
                        "because", "1 to %d visible characters, or none but for other".formatted(LONGEST_BECAUSE));
            }
        }
    }

    private final FindContact findContact;
    private final SeePersonalData seePersonalData;
    private final RevealCounts counts;
    private final Clock clock;
    private final int perDay;
    private final ZoneId zone;

    RevealData(
            FindContact findContact,
            SeePersonalData seePersonalData,
            RevealCounts counts,
            Clock clock,
            int perDay,
            ZoneId zone) {
        this.findContact = findContact;
        this.seePersonalData = seePersonalData;
        this.counts = counts;
        this.clock = clock;
        this.perDay = perDay;
        this.zone = zone;
    }

    /** The values that are known, as they are; what a role may not even see masked is not revealed to it. */
    public List<String> reveal(Viewer viewer, Asker asker, String contactId, Wanted wanted) {
        var contact = findContact.find(viewer, contactId);
        var dataClass = new DataClass(wanted.what());
        if (seePersonalData.masking(viewer.corpId(), asker.roles()).of(dataClass) == Visibility.HIDDEN) {
            throw PrivacyRefused.masked(dataClass);
        }
        var type = WHAT.get(wanted.what());
        var values = contact.person().identities().stream()
                .filter(identity -> identity.key().type() == type)
                .map(identity -> identity.key().value())
                .toList();
        if (values.isEmpty()) {
            throw RevealRefused.nothing(wanted.what());
        }
        if (!counts.countUpTo(perDay, viewer.corpId(), asker.name(), LocalDate.ofInstant(clock.instant(), zone))) {
            throw RevealRefused.usedUp(perDay);
        }
        return values;
    }
}
