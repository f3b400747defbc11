package dev.scrm.contact.contact.mongo;

import static java.util.Objects.requireNonNull;

import dev.scrm.contact.contact.Branch;
import dev.scrm.contact.contact.Contact;
import dev.scrm.contact.contact.ContactId;
import dev.scrm.contact.contact.Erased;
import dev.scrm.contact.contact.Facts;
import dev.scrm.contact.contact.GroupStay;
import dev.scrm.contact.contact.Identity;
import dev.scrm.contact.contact.IdentityKey;
import dev.scrm.contact.contact.IdentitySeal;
import dev.scrm.contact.contact.IdentitySeal.Within;
import dev.scrm.contact.contact.IdentityType;
import dev.scrm.contact.contact.Member;
import dev.scrm.contact.contact.Merge;
import dev.scrm.contact.contact.Person;
import dev.scrm.contact.contact.Relation;
import dev.scrm.contact.contact.SearchText;
import dev.scrm.contact.contact.Tag;
import dev.scrm.contact.sealing.PersonalSeal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A contact as it lies in MongoDB; public because the driver reads records by reflection.
 *
 * @param followers who follows the person now, for the index; none while the contact is seen as another one
 * @param tagIds the tags the person bears now, for the index; likewise
 * @param liveCodes the live codes the person came by, for the index; likewise
 * @param chatIds the group chats the person is in, for the index; likewise. Null in documents of earlier builds
 * @param searchPieces what the person is found by, for the index; likewise. Null in documents of earlier builds
 * @param withdrawn true of one that is nobody any more, so that lists pass it over; null otherwise
 * @param tagsDueAt when the next of the tags goes by itself, for the index; likewise
 * @param settlement null of one that was never merged with another, and in documents of earlier builds
 * @param unsettled true while another contact has to look at this one, for the index; null otherwise
 */
public record ContactDocument(
        String corp,
        String id,
        KeyPart birth,
        FactsPart facts,
        List<BranchPart> branches,
        @Nullable MergePart merge,
        List<String> apartFrom,
        long revision,
        List<String> followers,
        List<String> tagIds,
        List<String> liveCodes,
        @Nullable List<String> chatIds,
        @Nullable List<String> searchPieces,
        @Nullable Boolean withdrawn,
        @Nullable Instant tagsDueAt,
        @Nullable SettlementPart settlement,
        @Nullable Boolean unsettled) {

    public ContactDocument {
        requireNonNull(corp, "corp");
        requireNonNull(id, "id");
        requireNonNull(birth, "birth");
        requireNonNull(facts, "facts");
    }

    /** @param value sealed of a phone number and an e-mail address */
    public record KeyPart(IdentityType type, String scope, String value) {
        static KeyPart of(IdentityKey key, Within here) {
            return new KeyPart(key.type(), key.scope(), here.stored(key));
        }

        IdentityKey key(Within here) {
            return here.key(type, scope, value);
        }
    }

    public record IdentityPart(
            KeyPart key,
            boolean verified,
            String source,
            Instant at,
            @Nullable Instant toldAt,
            @Nullable Instant withdrawnAt) {
        static IdentityPart of(Identity identity, Within here) {
            return new IdentityPart(
                    KeyPart.of(identity.key(), here),
                    identity.verified(),
                    identity.source(),
                    identity.at(),
                    identity.toldAt(),
                    identity.withdrawnAt());
        }

        /** Written before anybody noted when it was said last: then when it was said first. */
        Identity identity(Within here) {
            return new Identity(key.key(here), verified, source, at, toldAt == null ? at : toldAt, withdrawnAt);
        }
    }

    public record ErasedPart(String erasureId, Instant at, List<ExternalPart.RelationPart> ends) {
        static ErasedPart of(Erased erased) {
            return new ErasedPart(
                    erased.erasureId(),
                    erased.at(),
                    erased.ends().stream().map(ExternalPart::part).toList());
        }

        Erased erased() {
            return new Erased(
                    erasureId, at, ends.stream().map(ExternalPart::relation).toList());
        }
    }

    public record GroupPart(String chatId, @Nullable Instant since) {
        static GroupPart of(GroupStay stay) {
            return new GroupPart(stay.chatId(), stay.since());
        }

        GroupStay stay() {
            return new GroupStay(chatId, since);
        }
    }

    /**
     * @param statements null where nobody has said anything
     * @param groups null of one who is in none
     * @param erased null of one who never was
     */
    public record FactsPart(
            @Nullable ExternalPart external,
            List<IdentityPart> identities,
            @Nullable StatementsPart statements,
            @Nullable List<GroupPart> groups,
            @Nullable ErasedPart erased) {
        static FactsPart of(Facts facts, Within here) {
            var external = facts.external();
            var erased = facts.erased();
            return new FactsPart(
                    external == null ? null : ExternalPart.of(external),
                    facts.identities().stream()
                            .map(identity -> IdentityPart.of(identity, here))
                            .toList(),
                    StatementsPart.of(facts.statements()),
                    facts.groups().isEmpty()
                            ? null
                            : facts.groups().stream().map(GroupPart::of).toList(),
                    erased == null ? null : ErasedPart.of(erased));
        }

        Facts facts(Within here) {
            return new Facts(
                    external == null ? null : external.external(),
                    identities.stream().map(identity -> identity.identity(here)).toList(),
                    StatementsPart.statements(statements),
                    groups == null
                            ? List.of()
                            : groups.stream().map(GroupPart::stay).toList(),
                    erased == null ? null : erased.erased());
        }
    }

    public record MergePart(String survivorId, String because, Instant at) {
        static MergePart of(Merge merge) {
            return new MergePart(merge.survivorId(), merge.because(), merge.at());
        }

        Merge merge() {
            return new Merge(survivorId, because, at);
        }
    }

    /**
     * @param revision null in documents of earlier builds
     * @param merge likewise, and of one that was not merged yet
     */
    public record MemberPart(
            String contactId,
            @Nullable Long revision,
            @Nullable MergePart merge,
            FactsPart facts,
            List<String> apartFrom) {
        static MemberPart of(Member member, Within here) {
            var merge = member.merge();
            return new MemberPart(
                    member.contactId(),
                    member.revision(),
                    merge == null ? null : MergePart.of(merge),
                    FactsPart.of(member.facts(), here),
                    member.apartFrom());
        }

        Member member(Within here) {
            return new Member(
                    contactId,
                    revision == null ? 0 : revision,
                    merge == null ? null : merge.merge(),
                    facts.facts(here),
                    apartFrom);
        }
    }

    public record BranchPart(long revision, MergePart merge, List<MemberPart> members) {
        static BranchPart of(Branch branch, Within here) {
            return new BranchPart(
                    branch.revision(),
                    MergePart.of(branch.merge()),
                    branch.members().stream()
                            .map(member -> MemberPart.of(member, here))
                            .toList());
        }

        Branch branch(Within here) {
            return new Branch(
                    revision,
                    merge.merge(),
                    members.stream().map(member -> member.member(here)).toList());
        }
    }

    static ContactDocument of(Contact contact, IdentitySeal seal) {
        var here = within(seal, contact.id().corpId(), contact.id().value());
        var merge = contact.merge();
        var person = merge == null ? contact.person() : Person.NOBODY;
        return new ContactDocument(
                contact.id().corpId(),
                contact.id().value(),
                KeyPart.of(contact.birth(), here),
                FactsPart.of(contact.facts(), here),
                contact.branches().stream()
                        .map(branch -> BranchPart.of(branch, here))
                        .toList(),
                merge == null ? null : MergePart.of(merge),
                contact.apartFrom(),
                contact.revision(),
                person.relations().stream()
                        .filter(Relation::stands)
                        .map(Relation::staffId)
                        .distinct()
                        .toList(),
                person.tags().stream().map(Tag::tagId).distinct().toList(),
                List.copyOf(person.liveCodes()),
                contact.isWithdrawn()
                        ? List.of()
                        : person.groups().stream().map(GroupStay::chatId).toList(),
                contact.isWithdrawn() ? List.of() : SearchText.pieces(person),
                contact.isWithdrawn() ? true : null,
                person.tagsDueAt().orElse(null),
                SettlementPart.of(contact.settlement(), here),
                contact.settlement().unsettled().isEmpty() ? null : true);
    }

    Contact contact(IdentitySeal seal) {
        var here = within(seal, corp, id);
        return new Contact(
                new ContactId(corp, id),
                birth.key(here),
                facts.facts(here),
                branches.stream().map(branch -> branch.branch(here)).toList(),
                merge == null ? null : merge.merge(),
                apartFrom,
                revision,
                SettlementPart.settlement(settlement, here));
    }

    private static Within within(IdentitySeal seal, String corp, String id) {
        return seal.within(PersonalSeal.place("contacts", corp, id));
    }
}
