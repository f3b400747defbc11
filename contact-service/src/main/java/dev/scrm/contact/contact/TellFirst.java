package dev.scrm.contact.contact;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Writes what contacts take on, and has told before what they have to tell, where that is as much as they keep. Should it not be told,
 * nothing is written: whoever asks tries again, or is put aside.
 */
public final class TellFirst {
    private final Contacts contacts;
    private final Set<ContactId> told = new HashSet<>();

    private TellFirst(Contacts contacts) {
        this.contacts = contacts;
    }

    public static <T> T thenWrite(Contacts contacts, Supplier<T> write) {
        return new TellFirst(contacts).write(write);
    }

    private <T> T write(Supplier<T> write) {
        while (true) {
            try {
                return write.get();
            } catch (StillUntold untold) {
                if (!told.add(untold.contactId())) {
                    throw untold;
                }
                // Who has to look may be seen as another one, and have as much to tell that one.
                write(() -> {
                    contacts.settle(untold.wanted());
                    return true;
                });
            }
        }
    }
}
