package dev.scrm.contact.contact;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingLong;
import static java.util.Comparator.naturalOrder;
import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import dev.scrm.platform.events.Decision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One customer of one corp, born of one identity. Contacts that turn out to be one person are merged: each keeps its own facts,
 * and the survivor keeps those of the others as branches, so that a merge can be undone and its order does not matter.
 *
 * @param birth the identity it was born of; it decides who survives
 * @param branches what was merged into it, in the order of the contacts' ids
 * @param merge set while the contact is seen as another one
 * @param apartFrom contacts with which it is not merged by itself any more, in the order of their ids
 * @param revision counts what the survivor has to know
 * @param settlement how far those that it is or was merged with know of it, and it of them
 */
public record Contact(
        ContactId id,
        IdentityKey birth,
        Facts facts,
        List<Branch> branches,
        @Nullable Merge merge,
        List<String> apartFrom,
        long revision,
        Settlement settlement) {
    /** Nobody is known under so many identities; a program that adds one after the other makes somebody who is. */
    public static final int MOST_IDENTITIES = 100;

    private static final Comparator<Contact> SURVIVOR_FIRST =
            comparing((Contact contact) -> contact.birth.type()).thenComparing(contact -> contact.id.value());

    public Contact {
        requireNonNull(id, "id");
        requireNonNull(birth, "birth");
        requireNonNull(facts, "facts");
        branches = List.copyOf(branches);
        apartFrom = List.copyOf(apartFrom);
        requireNonNull(settlement, "settlement");
    }

    /** What a fact makes of the contact as known so far, and what follows from it. */
    public static Decision<Contact, ContactEvent> decide(@Nullable Contact known, ContactId id, ContactFact fact) {
        if (fact instanceof ContactFact.TagsAsked(var change)) {
            return changeTags(known, id, change);
        }
        var facts = Facts.learn(known == null ? null : known.facts, fact, mark -> known != null && known.names(mark));
        if (facts.tellOfNobody()) {
            return stillNobody(known, id, facts);
        }
        if (known == null || known.facts.tellOfNobody()) {
            return born(known, id, facts, fact);
        }
        var after = known.knowing(facts);
        var events = Consequences.of(known, after, fact);
        return events.isEmpty() && after.equals(known) ? Decision.unchanged(known) : Decision.of(after, events);
    }

    /** Of whom nothing is known since it was erased, at most the end of a relation is noted. */
    private static Decision<Contact, ContactEvent> stillNobody(@Nullable Contact known, ContactId id, Facts facts) {
        if (known == null || facts.equals(known.facts)) {
            throw ContactRefused.unknown(id);
        }
        return Decision.of(known.knowing(facts), List.of());
    }

    /** Whoever was erased begins anew as somebody whom nobody knew; what is merged into it by now stays there. */
    private static Decision<Contact, ContactEvent> born(
            @Nullable Contact erased, ContactId id, Facts facts, ContactFact fact) {
        if (erased == null) {
            var born = new Contact(id, birth(fact), facts, List.of(), null, List.of(), 0, Settlement.NONE);
            return Decision.of(born, Consequences.of(null, born, fact));
        }
        var known = erased.knowing(facts);
        var born = new Contact(
                id, birth(fact), facts, known.branches, known.merge, known.apartFrom, known.revision, known.settlement);
        return Decision.of(born, Consequences.of(null, born, fact));
    }

    /** Refuses more identities than a contact is given; those that it has already are no more. */
    public static void requireRoomFor(Collection<IdentityKey> keys, @Nullable Contact known) {
        var standing = known == null ? List.<Identity>of() : known.facts.standingIdentities();
        var all = new HashSet<>(keys);
        standing.forEach(identity -> all.add(identity.key()));
        if (all.size() > MOST_IDENTITIES && all.size() > standing.size()) {
            throw ContactRefused.identitiesTooMany(MOST_IDENTITIES);
        }
    }

    /**
     * Takes away all that is known, with what was merged into it; as often as one likes for one erasure. What is dated until then
     * counts no more, and that is after all that is known: whatever clock it was dated by.
     */
    public Decision<Contact, ContactEvent> erase(String erasureId, Instant at) {
        var known = facts.erased();
        if (known != null && known.erasureId().equals(erasureId)) {
            return Decision.unchanged(this);
        }
        var last = members()
                .map(member -> member.facts().toldAt())
                .max(naturalOrder())
                .orElse(at);
        var nothing = facts.erasedBy(erasureId, last.isBefore(at) ? at : last.plusMillis(1));
        long next = revision + 1;
        var unsettled = branches.stream()
                .reduce(
                        settlement.erased(),
                        (settled, branch) -> settled.givingBack(branch.contactId(), branch.revision()),
                        (_, later) -> later);
        var erased = new Contact(
                id,
                new IdentityKey(birth.type(), "", ""),
                nothing,
                List.of(),
                null,
                List.of(),
                next,
                merge == null ? unsettled : unsettled.wanting(merge.survivorId(), one -> one.erased(next)));
        var events = new ArrayList<ContactEvent>();
        if (merge != null) {
            events.add(new ContactEvent.SettlingWanted(merge.survivorId()));
        }
        events.addAll(erased.erasedNews());
        return Decision.of(erased, events);
    }

    /** Tells once more that nothing is known; of whoever has begun anew since, nothing. */
    public Decision<Contact, ContactEvent> forget(String erasureId) {
        var erased = facts.erased();
        return erased != null && erased.erasureId().equals(erasureId) && person().isNobody()
                ? Decision.of(this, List.of(new ContactEvent.SnapshotForgotten()))
                : Decision.unchanged(this);
    }

    /** An id under which nobody is known: of an identity of somebody who was erased, so that no late fact makes somebody of it. */
    public static Decision<Contact, ContactEvent> neverKnown(
            ContactId id, IdentityType type, String erasureId, Instant at) {
        var nothing = Facts.nothing(new Erased(erasureId, at));
        return Decision.of(
                new Contact(id, new IdentityKey(type, "", ""), nothing, List.of(), null, List.of(), 0, Settlement.NONE),
                List.of());
    }

    /** The snapshot says so before it goes: whoever hears the topic knows, and whoever reads it later finds nothing. */
    private List<ContactEvent> erasedNews() {
        return List.of(
                new ContactEvent.ContactErased(requireNonNull(facts.erased(), "erased")),
                new ContactEvent.SnapshotTaken(snapshot()),
                new ContactEvent.SnapshotForgotten());
    }

    /** What several facts make of the contact, told as one change: of the snapshots only the last. */
    public static Decision<Contact, ContactEvent> decideAll(
            @Nullable Contact known, ContactId id, List<ContactFact> facts) {
        var first = decide(known, id, facts.getFirst());
        var whole = facts.stream()
                .skip(1)
                .reduce(first, (before, fact) -> before.then(contact -> decide(contact, id, fact)), (_, _) -> {
                    throw new IllegalStateException("Expected facts in their order");
                });
        var events = whole.events();
        var last = events.stream()
                .filter(ContactEvent.SnapshotTaken.class::isInstance)
                .reduce((_, later) -> later);
        return new Decision<>(
                whole.state(),
                Stream.concat(
                                events.stream().filter(event -> !(event instanceof ContactEvent.SnapshotTaken)),
                                last.stream())
                        .toList(),
                whole.changed());
    }

    private static Decision<Contact, ContactEvent> changeTags(@Nullable Contact known, ContactId id, TagChange change) {
        if (known == null || known.isErased()) {
            throw ContactRefused.unknown(id);
        }
        if (known.isMerged()) {
            throw ContactRefused.merged(id, known.survivorId());
        }
        return known.stated(Optional.of(change.of(known.person())));
    }

    /** Takes off the tags whose time is over. Of one that is seen as another that one does. */
    public Decision<Contact, ContactEvent> expireTags(Instant now) {
        return isMerged() ? Decision.unchanged(this) : stated(person().tagsExpiring(now));
    }

    /** Takes a tag off that was deleted then. */
    public Decision<Contact, ContactEvent> loseTag(String tagId, Instant at) {
        return isMerged() ? Decision.unchanged(this) : stated(person().tagDeleted(tagId, at));
    }

    private Decision<Contact, ContactEvent> stated(Optional<Statements> told) {
        return told.map(statements -> decide(this, id, new ContactFact.Stated(statements, statements.toldAt())))
                .orElseGet(() -> Decision.unchanged(this));
    }

    /** Which of two survives when they are one person; the same whoever asks and in whatever order. */
    public static Contact survivor(Contact one, Contact other) {
        return SURVIVOR_FIRST.compare(one, other) <= 0 ? one : other;
    }

    /**
     * The contact is seen as another one from now on. Refused when it is seen as a third one already: that one is to be merged. Fails
     * while one that it was parted from has to look: what it heard until then is that one's to tell, and nobody's once it is known of
     * it here. See {@link TellFirst}.
     */
    public Decision<Contact, ContactEvent> mergeInto(Merge into) {
        if (merge != null && merge.survivorId().equals(into.survivorId())) {
            return Decision.unchanged(this);
        }
        if (merge != null) {
            throw ContactRefused.merged(id, merge.survivorId());
        }
        if (into.survivorId().equals(id.value()) || everyId().contains(into.survivorId())) {
            throw ContactRefused.sameContact(id);
        }
        if (!settlement.unsettled().isEmpty()) {
            throw new StillUntold(this);
        }
        long next = revision + 1;
        var seen = new Contact(id, birth, facts, branches, into, apartFrom, next, settlement);
        var unsettled = settlement.wanting(
                into.survivorId(), one -> one.merged(next, seen.members().toList()));
        var merged = new Contact(id, birth, facts, branches, into, apartFrom, next, unsettled);
        return Decision.of(
                merged,
                List.of(
                        new ContactEvent.SettlingWanted(into.survivorId()),
                        new ContactEvent.SnapshotTaken(merged.snapshot())));
    }

    /**
     * Takes what is merged into this contact as it is now, or gives it back when it no longer is, and tells what the other heard
     * while it was seen as this one; as often as one likes. One that is seen as another itself takes the other's states one by one,
     * and each once the last was seen: that one tells of what it sees.
     */
    public Decision<Contact, ContactEvent> settle(Contact other) {
        var wanted = other.settlement.with(id.value());
        long seen = seenOf(other.id.value());
        if (seen >= wanted.map(Unsettled::revision).orElse(other.revision)) {
            return Decision.unchanged(this);
        }
        var before = isMerged() ? wanted.flatMap(one -> one.unseen(seen)) : Optional.<Branch>empty();
        if (before.isPresent()) {
            return take(before.get(), wanted.orElseThrow());
        }
        if (other.merge != null && other.merge.survivorId().equals(id.value())) {
            return take(other.branch(), wanted.orElseGet(() -> Unsettled.with(id.value())));
        }
        return wanted.isEmpty() && branch(other.id.value()).isEmpty()
                ? Decision.unchanged(this)
                : giveBack(
                        other.id.value(),
                        wanted.orElseGet(() -> Unsettled.with(id.value()).erased(other.revision)));
    }

    private void requireSeen() {
        if (merge != null && settlement.with(merge.survivorId()).isPresent()) {
            throw new StillUntold(this);
        }
    }

    private Decision<Contact, ContactEvent> take(Branch branch, Unsettled wanted) {
        requireSeen();
        var other = branch.contactId();
        var news = wanted.between(seenOf(other), branch.revision());
        var after = with(
                Stream.concat(without(other), Stream.of(branch))
                        .sorted(comparing(Branch::contactId))
                        .toList(),
                settlement.taking(other),
                news);
        return Decision.of(
                after, Consequences.ofTaking(this, after, branch, knownOf(other, wanted, branch.members()), news));
    }

    private Decision<Contact, ContactEvent> giveBack(String other, Unsettled wanted) {
        if (wanted.whenParted() != null) {
            requireSeen();
        }
        var news = wanted.since(seenOf(other));
        var after = with(without(other).toList(), settlement.givingBack(other, wanted.revision()), news);
        var parted = requireNonNullElse(wanted.whenParted(), List.<Member>of());
        return Decision.of(after, Consequences.ofGivingBack(this, after, parted, knownOf(other, wanted, parted), news));
    }

    /** What was told of another contact: as it was last seen here, or before it was merged, whichever is later. */
    private List<Member> knownOf(String contactId, Unsettled wanted, List<Member> now) {
        // Whoever was parted, and merged again before it was seen here, has told of itself in between.
        return Stream.concat(branch(contactId).map(Branch::members).stream(), Stream.ofNullable(wanted.whenMerged()))
                .max(comparingLong(members -> members.getFirst().revision()))
                .orElse(now);
    }

    /** The revision in which another contact was last seen here; below all when it never was. */
    public long seenOf(String contactId) {
        return branch(contactId)
                .map(Branch::revision)
                .or(() -> settlement.gaveBack(contactId).map(Settlement.GivenBack::revision))
                .orElse(-1L);
    }

    /** The survivor has seen it as it was in that revision: what it had to tell then need not be kept. */
    public Decision<Contact, ContactEvent> settledBy(String survivorId, long seen) {
        var left = settlement.settledBy(survivorId, seen);
        return left.equals(settlement)
                ? Decision.unchanged(this)
                : Decision.of(new Contact(id, birth, facts, branches, merge, apartFrom, revision, left), List.of());
    }

    /** Undoes a merge: the contact is seen as itself again, with what had been merged into it. */
    public Decision<Contact, ContactEvent> unmerge(String because, Instant at) {
        if (merge == null) {
            throw ContactRefused.notMerged(id);
        }
        var from = merge.survivorId();
        var apart = Stream.concat(apartFrom.stream(), Stream.of(from))
                .sorted()
                .distinct()
                .toList();
        long next = revision + 1;
        var unsettled =
                settlement.wanting(from, one -> one.parted(next, members().toList()));
        var parted = new Contact(id, birth, facts, branches, null, apart, next, unsettled);
        return Decision.of(
                parted,
                List.of(
                        new ContactEvent.SettlingWanted(from),
                        new ContactEvent.ContactUnmerged(from, because, at, links(), next),
                        new ContactEvent.SnapshotTaken(parted.snapshot())));
    }

    /** True when somebody parted one of the two, or of those merged into them, from one of the other: they are not merged by themselves. */
    public boolean isKeptApartFrom(Contact other) {
        return members().anyMatch(member -> other.everyId().stream().anyMatch(member.apartFrom()::contains))
                || other.members().anyMatch(member -> everyId().stream().anyMatch(member.apartFrom()::contains));
    }

    /** The contact with which this one is seen as one person; itself when it was not merged. */
    public String survivorId() {
        return merge == null ? id.value() : merge.survivorId();
    }

    public boolean isMerged() {
        return merge != null;
    }

    /** True when all under which it was known was taken back: it is there for whoever tells of it again, and for nobody else. */
    public boolean isWithdrawn() {
        return merge == null && person().isNobody();
    }

    /** True when it was erased and nobody has begun anew under its id. */
    public boolean isErased() {
        return facts.erased() != null && isWithdrawn();
    }

    /** What was merged into it, directly or with others. */
    public List<String> aliases() {
        return branches.stream()
                .flatMap(branch -> branch.members().stream())
                .map(Member::contactId)
                .sorted()
                .toList();
    }

    /** How each of those came to be seen as this one. */
    List<Link> links() {
        return branches.stream()
                .flatMap(branch -> branch.members().stream().map(member -> Link.of(member, branch.merge())))
                .toList();
    }

    /** The person this contact is, with all that was merged into it. */
    public Person person() {
        return Person.of(members().map(Member::facts).toList());
    }

    /**
     * The person, if what is merged into it with one contact were this, as far as it is known that way: whoever was parted and came back
     * may stand in it by another way as well, and what it heard on the one is not known for having come on the other.
     *
     * @param ids of all who were ever known to have come with that contact
     */
    Person personWith(String contactId, Set<String> ids, List<Member> members) {
        var others = without(contactId)
                .flatMap(branch -> branch.members().stream())
                .filter(member -> !ids.contains(member.contactId()));
        return Person.of(Stream.concat(Stream.of(itself()), Stream.concat(others, members.stream()))
                .map(Member::facts)
                .toList());
    }

    List<Member> membersWith(String contactId, List<Member> members) {
        var others = without(contactId).flatMap(branch -> branch.members().stream());
        return Stream.concat(Stream.of(itself()), Stream.concat(others, members.stream()))
                .toList();
    }

    /** What is new of its own in WeCom since another state of it; all when there was none. */
    List<UntoldNews> newsSince(@Nullable Contact before) {
        return news(before == null ? null : before.facts, facts, revision);
    }

    private List<UntoldNews> news(@Nullable Facts then, Facts now, long at) {
        return ExternalNews.of(then == null ? null : then.external(), now.external())
                .map(event -> new UntoldNews(id.value(), at, event))
                .toList();
    }

    public Snapshot snapshot() {
        return Snapshot.of(this, person());
    }

    /** About how many bytes the snapshot of these would have, were they one person. */
    public static int bytesTogether(List<Contact> contacts) {
        Map<String, Facts> facts = new TreeMap<>();
        contacts.forEach(contact -> contact.members().forEach(member -> facts.put(member.contactId(), member.facts())));
        return Snapshot.of(contacts.getFirst(), Person.of(List.copyOf(facts.values())))
                .bytes();
    }

    private Branch branch() {
        if (merge == null) {
            throw new IllegalStateException("Expected " + id.value() + " to be merged into another contact");
        }
        return new Branch(revision, merge, members().toList());
    }

    private Optional<Branch> branch(String contactId) {
        return branches.stream()
                .filter(one -> one.contactId().equals(contactId))
                .findFirst();
    }

    private Stream<Branch> without(String contactId) {
        return branches.stream().filter(one -> !one.contactId().equals(contactId));
    }

    /** Everything this contact, and what was merged into it, is or was known under. */
    public Set<IdentityKey> everyKey() {
        var keys = new TreeSet<IdentityKey>();
        members().forEach(member -> {
            member.facts().keys().forEach(keys::add);
            member.facts().identities().forEach(identity -> keys.add(identity.key()));
        });
        return keys;
    }

    private Member itself() {
        return new Member(id.value(), revision, merge, facts, apartFrom);
    }

    /** Itself first. */
    Stream<Member> members() {
        return Stream.concat(Stream.of(itself()), branches.stream().flatMap(branch -> branch.members().stream()));
    }

    /** Its own id and those of all that was merged into it. */
    public Set<String> everyId() {
        var ids = new HashSet<>(aliases());
        ids.add(id.value());
        return ids;
    }

    /** Of one that is merged the survivor has the statements: nothing is forgotten meanwhile. */
    private boolean names(String mark) {
        return isMerged() || person().statements().tags().stream().anyMatch(one -> mark.equals(one.mark()));
    }

    private Contact knowing(Facts learned) {
        if (learned.equals(facts)) {
            return this;
        }
        var news = merge == null ? List.<UntoldNews>of() : news(facts, learned, revision + 1);
        return new Contact(id, birth, learned, branches, merge, apartFrom, revision + 1, settling(settlement, news));
    }

    private Contact with(List<Branch> changed, Settlement settled, List<UntoldNews> news) {
        return new Contact(id, birth, facts, changed, merge, apartFrom, revision + 1, settling(settled, news));
    }

    /** What is new of one that is seen as another is for that one to tell. */
    private Settlement settling(Settlement settled, List<UntoldNews> news) {
        if (merge == null) {
            return settled;
        }
        if (!settled.hasRoomFor(news.size(), merge.survivorId())) {
            throw new StillUntold(this);
        }
        return settled.wanting(merge.survivorId(), one -> one.heard(revision + 1, news));
    }

    private static IdentityKey birth(ContactFact fact) {
        return switch (fact) {
            case ContactFact.Identified(var identity) -> identity.key();
            case ContactFact.IdentityWithdrawn withdrawn -> withdrawn.identity().key();
            default ->
                fact.toldOf()
                        .map(told -> new IdentityKey(IdentityType.EXTERNAL_USER_ID, "", told))
                        .orElseThrow();
        };
    }
}
