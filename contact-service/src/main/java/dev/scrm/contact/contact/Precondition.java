package dev.scrm.contact.contact;

/** What has to hold of a contact for a caller to change it, such as that it is what the caller has seen. */
@FunctionalInterface
public interface Precondition {
    /** Refuses when it does not hold of the contact as it is. */
    void check(VersionedContact now);
}
