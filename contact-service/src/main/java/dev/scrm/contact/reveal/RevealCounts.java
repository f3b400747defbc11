package dev.scrm.contact.reveal;

import java.time.LocalDate;

/** How often each person had something revealed on a day. */
public interface RevealCounts {
    /** Counts one more; false, and nothing is counted, when there were as many already. */
    boolean countUpTo(int most, String corpId, String who, LocalDate day);
}
