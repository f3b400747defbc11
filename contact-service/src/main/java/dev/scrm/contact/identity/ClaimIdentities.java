package dev.scrm.contact.identity;

import dev.scrm.contact.contact.Contact;
import dev.scrm.contact.contact.ContactId;
import dev.scrm.contact.contact.Contacts;
import dev.scrm.contact.contact.Identity;
import dev.scrm.contact.contact.IdentityKey;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Claims the identities of contacts. Two that have the same one are one person: they are merged when sources are sure of it on
 * both sides, and proposed otherwise. What somebody parted is neither.
 */
public final class ClaimIdentities {
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

    /** Claims everything that contacts of a corp are known under; as often as one likes. */
    public void claim(String corpId, Collection<String> contactIds) {
        var wished = contacts.findAll(corpId, contactIds).values().stream()
                .flatMap(ClaimIdentities::claims)
                .toList();
        if (wished.isEmpty()) {
            return;
        }
        var keys = wished.stream().map(IdentityClaim::key).collect(Collectors.toSet());
        var before = claims.find(corpId, keys);
        var news = wished.stream()
                .filter(claim -> !isKnown(claim, before.get(claim.key())))
                .toList();
        if (!news.isEmpty()) {
            claims.claim(corpId, news);
        }
        listeners.forEach(listener -> listener.claimed(corpId, keys));
        var after = news.isEmpty() ? before : claims.find(corpId, keys);
        for (var claim : wished) {
            others(claim, before, after).forEach(other -> join(corpId, claim, other));
        }
    }

    /**
     * Claims what contacts are known under, of which nobody is sure: it takes nothing away from others, so that what they had before
     * need not be known. As often as one likes.
     */
    public void claimUnsure(String corpId, List<IdentityClaim> wished) {
        if (wished.isEmpty()) {
            return;
        }
        var keys = wished.stream().map(IdentityClaim::key).collect(Collectors.toSet());
        claims.claim(corpId, wished);
        listeners.forEach(listener -> listener.claimed(corpId, keys));
        var after = claims.find(corpId, keys);
        for (var claim : wished) {
            others(claim, Map.of(), after).forEach(other -> join(corpId, claim, other));
        }
    }

    /** Gives back what contacts are known under no more, and claims what somebody has said of them again meanwhile. */
    public void release(String corpId, List<IdentityClaim> withdrawn) {
        claims.release(corpId, withdrawn);
        claim(
                corpId,
                withdrawn.stream().map(IdentityClaim::contactId).distinct().toList());
    }

    /** A contact that has it as surely need not be written down once more. */
    private static boolean isKnown(IdentityClaim claim, @Nullable IdentityClaim known) {
        return known != null && known.contactId().equals(claim.contactId()) && (known.verified() || !claim.verified());
    }

    private static Stream<IdentityClaim> claims(Contact contact) {
        return contact.facts().standingIdentities().stream()
                .map(identity -> claim(identity, contact.id().value()));
    }

    private static IdentityClaim claim(Identity identity, String contactId) {
        return new IdentityClaim(identity.key(), contactId, identity.verified());
    }

    /** Whose it is now, and whose it was until this claim was surer. */
    private static List<IdentityClaim> others(
            IdentityClaim claim, Map<IdentityKey, IdentityClaim> before, Map<IdentityKey, IdentityClaim> after) {
        var others = new ArrayList<IdentityClaim>();
        Stream.of(before, after)
                .flatMap(known -> Stream.ofNullable(known.get(claim.key())))
                .filter(other -> !other.contactId().equals(claim.contactId()))
                .forEach(others::add);
        return others.stream().distinct().toList();
    }

    private void join(String corpId, IdentityClaim claim, IdentityClaim other) {
        var one = mergeContacts.seenAs(new ContactId(corpId, claim.contactId()));
        var another = mergeContacts.seenAs(new ContactId(corpId, other.contactId()));
        if (one.id().equals(another.id()) || one.isKeptApartFrom(another)) {
            return;
        }
        var because = "identity:" + claim.key().type().word();
        if (claim.verified() && other.verified()) {
            mergeContacts.mergeByItself(one.id(), another.id(), because);
        } else {
            var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            proposals.propose(
                    MergeProposal.of(corpId, one.id().value(), another.id().value(), because, now));
        }
    }
}
