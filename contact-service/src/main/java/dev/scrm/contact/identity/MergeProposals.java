package dev.scrm.contact.identity;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was proposed, open and decided. */
public interface MergeProposals {
    /** How many that are open name the same contact: nobody decides about all customers who gave the shop's number. */
    int MOST_OPEN = 100;

    /**
     * Remembers a proposal. One that is known stays as it is, also when it was accepted or dismissed: somebody decided. It is open
     * again when nobody did, and it was closed because the two were one. Those that are made at the same moment may be more than
     * {@value #MOST_OPEN} by as many.
     *
     * @return false when so many that are open name one of the two that there is no room for it
     */
    boolean propose(MergeProposal proposal);

    Optional<MergeProposal> find(String corpId, String id);

    /** Saves a decision on one that is open; false when it no longer is. */
    boolean decide(MergeProposal decided);

    /** Those that are open and name one of these contacts. */
    List<MergeProposal> openOf(String corpId, Collection<String> contactIds);

    /** Those of a status in the order of their ids, after an id. */
    List<MergeProposal> list(String corpId, MergeProposal.Status status, int limit, @Nullable String after);
}
