package dev.scrm.contact.portrait;

import dev.scrm.contact.contact.Person;
import dev.scrm.contact.privacy.Masking;
import java.time.Instant;
import java.util.List;

/**
 * What all that is known of a person says, each with its reasons.
 *
 * @param deeds how many it is drawn from, at most the latest {@value Known#MOST_DEEDS} of all kinds and {@value Known#MOST_ORDERS} of orders
 */
public record Portrait(
        Preferences preferences, CustomerValue value, Activity activity, List<NextAction> nextActions, int deeds) {
    /**
     * Something to do for the person.
     *
     * @param code what it is, for programs
     * @param priority the higher the sooner
     */
    public record NextAction(String code, String title, int priority, String because, List<Evidence> evidence) {}

    /** For who sees behaviours, without the numbers and addresses in them that are masked. */
    public Portrait maskedBy(Masking masking) {
        return new Portrait(preferences.maskedBy(masking), value, activity, nextActions, deeds);
    }

    static Portrait of(Person person, Known known, PortraitRules rules, Instant now) {
        var deeds = new Deeds(known.deeds(), now);
        var activity = Activity.of(deeds, known.conversations(), rules);
        return new Portrait(
                Preferences.of(deeds, rules),
                CustomerValue.of(deeds, rules),
                activity,
                new NextActions(deeds, person, activity).all(),
                deeds.latestFirst().size());
    }
}
