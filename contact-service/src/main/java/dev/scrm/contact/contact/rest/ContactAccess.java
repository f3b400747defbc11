package dev.scrm.contact.contact.rest;

import dev.scrm.contact.contact.Precondition;
import dev.scrm.contact.contact.VersionedContact;
import dev.scrm.platform.web.Caller;
import dev.scrm.platform.web.EntityTag;
import dev.scrm.platform.web.IfMatch;

/** What a caller is to contacts: who says something, and what they have seen. */
final class ContactAccess {
    private ContactAccess() {}

    /** The name under which a caller says something of a contact. */
    static String source(Caller caller) {
        return caller.name();
    }

    static EntityTag tag(VersionedContact seen) {
        return EntityTag.of(seen.contact().id().value(), seen.version());
    }

    static Precondition precondition(IfMatch ifMatch) {
        return now -> ifMatch.check(tag(now));
    }
}
