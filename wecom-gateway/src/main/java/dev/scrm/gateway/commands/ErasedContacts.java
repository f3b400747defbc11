package dev.scrm.gateway.commands;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Contacts that were erased, for as long as a command for them may still come; durable and shared by all replicas. */
public interface ErasedContacts {
    /** Notes one; a later erasure of the contact takes the place of an earlier one, and one that is told again stays longer. */
    void note(String corpId, String contactId, String erasureId, Instant erasedAt);

    /** A service has erased the contact as well; of its answers to an erasure the first counts. */
    void answered(String corpId, String contactId, String erasureId, String service, Instant at);

    /** Those of a corp that were erased, by their ids. */
    Map<String, ErasedContact> find(String corpId, Collection<String> contactIds);

    /** One of whom the ledger may still have something that was on its way. */
    record Unsettled(String corpId, String contactId, Instant erasedAt) {}

    /** Some of those who were noted and not settled. */
    List<Unsettled> unsettled(int limit);

    /** The ledger has nothing of theirs any more that was dated until they were erased. */
    void settle(Unsettled settled);
}
