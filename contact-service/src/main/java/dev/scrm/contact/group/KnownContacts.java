package dev.scrm.contact.group;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/** Who of those in a group chat is somebody's contact. */
public interface KnownContacts {
    /** Which contacts others are seen as, by their ids; those that do not exist, or were erased, are not named. */
    Map<String, String> seenAs(String corpId, Collection<String> contactIds);

    /** Since when what is known of these is known, of those of whom everything before was erased. */
    Map<String, Instant> erasedAt(String corpId, Collection<String> contactIds);
}
