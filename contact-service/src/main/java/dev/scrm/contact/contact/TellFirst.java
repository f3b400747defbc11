package dev.scrm.contact.contact;

import java.util.List;
import java.util.function.Supplier;

/**
 * Writes what contacts take on, and has told before what they have to tell, where that is as much as they keep. Should it not be told,
 * nothing is written: whoever asks tries again, or is put aside.
 */
public final class TellFirst {
    /** A few of each of a few that are seen as one another; who does not get on then does not with more. */
    private static final int MOST_TRIES = 20;

    private final Contacts contacts;
    private int tries;

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
                if (++tries > MOST_TRIES) {
                    throw untold;
                }
                // Who has to look may be seen as another one, and have as much to tell that one.
                untold.wanted().forEach(wanted -> write(() -> contacts.settle(List.of(wanted))));
            }
        }
    }
}
