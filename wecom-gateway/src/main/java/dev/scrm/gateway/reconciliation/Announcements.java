package dev.scrm.gateway.reconciliation;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** What was told of which thing, the last of each kind; durable. */
public interface Announcements {
    void save(List<Announcement> announcements);

    List<Announcement> find(String corpId, Collection<String> names);

    void forgetBefore(Instant at);

    /** How many name a contact and tell of nothing later. */
    long countOf(String corpId, String contactId, Instant until);

    void forgetContact(String corpId, String contactId, Instant until);

    /** Has those of a corp found by their contact that an earlier version kept without its id. */
    void nameContacts(String corpId);
}
