package dev.scrm.contact.identity;

import dev.scrm.contact.contact.Contact;
import dev.scrm.contact.contact.ContactId;
import dev.scrm.contact.contact.ContactRefused;
import dev.scrm.contact.contact.Contacts;
import dev.scrm.contact.contact.Identity;
import dev.scrm.contact.contact.IdentityKey;
import dev.scrm.platform.events.Refusal;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Claims the identities of contacts. Two that have the same one are one person: they are merged when sources are sure of it on
 * both sides, and proposed otherwise. What somebody parted is neither; what would become too many, or too much to tell of, is proposed.
 */
public final class ClaimIdentities {
    /** What keeps apart for now who is one for sure. */
    private static final Set<String> TOO_MUCH = Set.of(ContactRefused.MERGES_TOO_MANY, ContactRefused.MERGE_TOO_LARGE);

    private final Contacts contacts;
    private final IdentityClaims claims;
    private final MergeContacts mergeContacts;
    private final MergeProposals proposals;
    private final List<IdentitiesClaimed> listeners;
    private final Clock clock;

    public ClaimIdentities(
            Contacts contacts,
            IdentityClaims claims,
            MergeContacts mergeContacts,
            MergeProposals proposals,
            List<IdentitiesClaimed> listeners,
            Clock clock) {
        this.contacts = contacts;
        this.claims = claims;
        this.mergeContacts = mergeContacts;
        this.proposals = proposals;
        this.listeners = List.copyOf(listeners);
        this.clock = clock;
    }

    /**
     * Claims everything that contacts of a corp are known under; as often as one likes.
     *
     * @return why some are not merged though it is sure that they are one: they are proposed; and why some are not even that
     */
    public List<Refusal> claim(String corpId, Collection<String> contactIds) {
        var wished = contacts.findAll(corpId, contactIds).values().stream()
                .flatMap(ClaimIdentities::claims)
                .toList();
        if (wished.isEmpty()) {
            return List.of();
        }
        var keys = wished.stream().map(IdentityClaim::key).collect(Collectors.toSet());
        var before = claims.claimants(corpId, keys);
        var news = wished.stream()
                .filter(claim -> !isKnown(claim, before.getOrDefault(claim.key(), List.of())))
                .toList();
        if (!news.isEmpty()) {
            claims.claim(corpId, news);
        }
        listeners.forEach(listener -> listener.claimed(corpId, keys));
        return join(corpId, wished, news.isEmpty() ? before : claims.claimants(corpId, keys));
    }

    /** Claims what contacts are known under, of which nobody is sure. As often as one likes. */
    public void claimUnsure(String corpId, List<IdentityClaim> wished) {
        if (wished.isEmpty()) {
            return;
        }
        var keys = wished.stream().map(IdentityClaim::key).collect(Collectors.toSet());
        claims.claim(corpId, wished);
        listeners.forEach(listener -> listener.claimed(corpId, keys));
        join(corpId, wished, claims.claimants(corpId, keys));
    }

    /**
     * Gives back what contacts are known under no more, and claims what somebody has said of them again meanwhile. Whoever has it then
     * claims it anew: while it was another's, the others who claim it were compared with that one only.
     */
    public void release(String corpId, List<IdentityClaim> withdrawn) {
        if (withdrawn.isEmpty()) {
            return;
        }
        claims.release(corpId, withdrawn);
        var keys = withdrawn.stream().map(IdentityClaim::key).collect(Collectors.toSet());
        var shared = claims.claimants(corpId, keys).values().stream()
                .filter(claimants -> claimants.size() > 1)
                .map(claimants -> claimants.getFirst().contactId());
        claim(
                corpId,
                Stream.concat(withdrawn.stream().map(IdentityClaim::contactId), shared)
                        .distinct()
                        .toList());
    }

    /** What is claimed as surely need not be written down once more, unless it takes over from one who is not sure. */
    private static boolean isKnown(IdentityClaim claim, List<IdentityClaim> claimants) {
        return claimants.stream()
                        .anyMatch(known ->
                                known.contactId().equals(claim.contactId()) && (known.verified() || !claim.verified()))
                && (claimants.getFirst().verified() || !claim.verified());
    }

    private static Stream<IdentityClaim> claims(Contact contact) {
        return contact.facts().standingIdentities().stream()
                .map(identity -> claim(identity, contact.id().value()));
    }

    private static IdentityClaim claim(Identity identity, String contactId) {
        return new IdentityClaim(identity.key(), contactId, identity.verified());
    }

    private List<Refusal> join(
            String corpId, List<IdentityClaim> wished, Map<IdentityKey, List<IdentityClaim>> claimants) {
        return wished.stream()
                .flatMap(claim -> others(claim, claimants.getOrDefault(claim.key(), List.of()))
                        .flatMap(other -> join(corpId, claim, other).stream()))
                .toList();
    }

    /**
     * The one it belongs to; and for that one all others: it took it over from one of them perhaps, and whoever did so died before
     * the two were compared.
     */
    private static Stream<IdentityClaim> others(IdentityClaim claim, List<IdentityClaim> claimants) {
        var owns = !claimants.isEmpty() && claimants.getFirst().contactId().equals(claim.contactId());
        return owns ? claimants.stream().skip(1) : claimants.stream().limit(1);
    }

    private Optional<Refusal> join(String corpId, IdentityClaim claim, IdentityClaim other) {
        var one = mergeContacts.seenAs(new ContactId(corpId, claim.contactId()));
        var another = mergeContacts.seenAs(new ContactId(corpId, other.contactId()));
        if (one.id().equals(another.id()) || one.isKeptApartFrom(another) || another.isErased()) {
            return Optional.empty();
        }
        var because = "identity:" + claim.key().type().word();
        if (!claim.verified() || !other.verified()) {
            return propose(corpId, claim, other, because);
        }
        try {
            mergeContacts.mergeByItself(one.id(), another.id(), because);
            return Optional.empty();
        } catch (ContactRefused refused) {
            if (!TOO_MUCH.contains(refused.code())) {
                throw refused;
            }
            propose(corpId, claim, other, because);
            return Optional.of(refused);
        }
    }

    /** The contacts that claim it: whom they are seen as may be another one until somebody decides. */
    private Optional<Refusal> propose(String corpId, IdentityClaim claim, IdentityClaim other, String because) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return proposals.propose(MergeProposal.of(corpId, claim.contactId(), other.contactId(), because, now))
                ? Optional.empty()
                : Optional.of(IdentityRefused.proposalsTooMany());
    }
}
