package dev.scrm.contact.contact;

import dev.scrm.contact.contact.ContactFact.Added;
import dev.scrm.contact.contact.ContactFact.Edited;
import dev.scrm.contact.contact.ContactFact.Ended;
import dev.scrm.contact.contact.ContactFact.Fetched;
import dev.scrm.contact.contact.ContactFact.Follower;
import dev.scrm.contact.contact.ContactFact.HalfAdded;
import dev.scrm.contact.field.Value;
import dev.scrm.contact.field.Weight;
import dev.scrm.contact.sealing.IdKey;
import dev.scrm.platform.events.Decision;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A customer, two staff members, a poster and a morning. */
public final class ContactFixtures {
    public static final String CORP = "ww5c3a0demo0000001";
    public static final String OTHER_CORP = "ww5c3a0demo0000002";
    public static final String WANG = "wmEXAMPLEcust0001";
    public static final ContactId ID = new ContactId(CORP, "3f9c2f1f0d6b4d0e9a7c5b8e2d1a4c60");
    public static final String LIN = "lin.wei";
    public static final String CHEN = "chen.bo";
    public static final String POSTER = "poster-17";
    public static final String GOLD = "etEXgold";
    public static final Instant MORNING = Instant.parse("2026-11-21T08:30:00Z");

    public static final IdentityIds IDS = new IdentityIds(IdKey.of(new byte[32], _ -> {}));

    private ContactFixtures() {}

    /** Seconds after the morning. */
    public static Instant at(int seconds) {
        return MORNING.plusSeconds(seconds);
    }

    public static Added scan(String staffId, Instant at, String... tagIds) {
        return new Added(WANG, staffId, POSTER, List.of(tagIds), at);
    }

    public static Added addedBySearch(String staffId, Instant at) {
        return new Added(WANG, staffId, null, List.of(), at);
    }

    public static HalfAdded request(String staffId, Instant at) {
        return new HalfAdded(WANG, staffId, POSTER, at);
    }

    public static Edited edit(Instant at) {
        return new Edited(WANG, at);
    }

    public static Ended removal(String staffId, Instant at) {
        return new Ended(WANG, staffId, EndedBy.STAFF, at);
    }

    public static Ended leaving(String staffId, Instant at) {
        return new Ended(WANG, staffId, EndedBy.CUSTOMER, at);
    }

    public static Fetched profile(String name, Instant at, Follower... followers) {
        return new Fetched(
                WANG,
                name,
                Kind.WECHAT,
                Gender.FEMALE,
                "https://example.invalid/a.png",
                "oEXunion0001",
                List.of(followers),
                at);
    }

    public static Follower follower(String staffId, Instant since, String... tagIds) {
        return new Follower(staffId, since, POSTER, "王芳", List.of(tagIds), AddWay.QR_CODE);
    }

    /** A field that is believed as it comes. */
    public static FieldValue value(String fieldId, Value value, String source, Instant at) {
        return new FieldValue(fieldId, value, new Weight(0, 0), source, at);
    }

    public static ContactFact told(FieldValue... values) {
        return stated(Statements.ofFields(List.of(values)));
    }

    /** @param name null when there is to be none any more */
    public static ContactFact named(@Nullable String name, Instant at) {
        return stated(Statements.of(new ProfileStatement<>(name, "user:" + LIN, at), null));
    }

    public static ContactFact gendered(Gender gender, Instant at) {
        return stated(Statements.of(null, new ProfileStatement<>(gender, "user:" + LIN, at)));
    }

    public static ContactFact moved(String stage, Instant at) {
        return stated(Statements.of(new StageChange(stage, "问过价格", "user:" + LIN, at)));
    }

    public static ContactFact consent(ConsentChannel channel, ConsentPurpose purpose, boolean given, Instant at) {
        var about = new ConsentStatement.About(channel, purpose);
        return stated(Statements.of(new ConsentStatement(about, given, "web-form", "form-17", "user:" + LIN, at)));
    }

    public static ContactFact member(String system, String level, Long points, Instant at) {
        return stated(Statements.of(new Membership(system, level, points, false, "program:" + system, at)));
    }

    public static ContactFact noMember(String system, Instant at) {
        return stated(Statements.of(new Membership(system, null, null, true, "program:" + system, at)));
    }

    public static ContactFact inGroups(Instant at, GroupStay... stays) {
        return new ContactFact.GroupsSeen(List.of(stays), at);
    }

    public static ContactFact stated(Statements statements) {
        return new ContactFact.Stated(statements, statements.toldAt());
    }

    /** What the facts make of the contact, in this order. */
    public static Contact contact(ContactFact... facts) {
        return contact(List.of(facts));
    }

    /** What the facts make of the contact, in this order. */
    public static Contact contact(List<? extends ContactFact> facts) {
        Contact contact = null;
        for (var fact : facts) {
            contact = decide(contact, fact).state();
        }
        return contact;
    }

    /** Another customer of the corp, whom a staff member follows. */
    public static Contact contactOf(String externalUserId, String contactId, String staffId, Instant at) {
        var added = new Added(externalUserId, staffId, null, List.of(), at);
        return Contact.decide(null, new ContactId(CORP, contactId), added).state();
    }

    public static Decision<Contact, ContactEvent> decide(Contact known, ContactFact fact) {
        return Contact.decide(known, ID, fact);
    }
}
