package dev.scrm.contact.contact;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Has contacts look at those that were merged with them where that was not done when it was asked for. It does not matter how many
 * do so at once.
 */
public final class SettleMerges {
    private static final int AT_ONCE = 200;
    /** As it was when it was merged, right before it was parted, and as it is. */
    private static final int MOST_STATES = 3;

    private final Contacts contacts;

    SettleMerges(Contacts contacts) {
        this.contacts = contacts;
    }

    /** Settles all that is not. One that cannot be settled holds up no other, and is looked at again the next time. */
    public void settle() {
        @Nullable RuntimeException failed = null;
        @Nullable ContactId after = null;
        List<ContactId> unsettled;
        do {
            unsettled = contacts.findUnsettled(AT_ONCE, after);
            for (var id : unsettled) {
                try {
                    settle(id);
                } catch (RuntimeException e) {
                    failed = failed == null ? e : failed;
                }
                after = id;
            }
        } while (unsettled.size() == AT_ONCE);
        if (failed != null) {
            throw failed;
        }
    }

    /** Settles what was asked for, and before it what the contacts have to tell others. */
    public void settle(List<MergeToSettle> merges) {
        var left = settleOnce(merges);
        for (int i = 1; i < MOST_STATES && !left.isEmpty(); i++) {
            left = settleOnce(left);
        }
    }

    private List<MergeToSettle> settleOnce(List<MergeToSettle> merges) {
        try {
            return contacts.settle(merges);
        } catch (StillUntold _) {
            // One after the other: what a contact takes of one may have to be seen before it takes the next.
            return merges.stream()
                    .flatMap(one -> TellFirst.thenWrite(contacts, () -> contacts.settle(List.of(one))).stream())
                    .toList();
        }
    }

    private void settle(ContactId id) {
        var wanted = contacts.find(id)
                .map(Contact::settlement)
                .orElse(Settlement.NONE)
                .unsettled();
        settle(wanted.stream()
                .map(one -> new MergeToSettle(new ContactId(id.corpId(), one.survivorId()), id.value(), null))
                .toList());
    }
}
