package dev.scrm.ticket.ticket;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/** Contacts that were erased, with nothing of them but an id and a time: what is dated until then is taken no more. */
public interface ErasedContacts {
    /** Notes one; an earlier time than is known changes nothing. */
    void note(String corpId, String contactId, Instant erasedAt);

    Map<String, Instant> erasedAt(String corpId, Collection<String> contactIds);
}
