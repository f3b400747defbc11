package dev.scrm.journey.engine;

/** Contacts that wait because something of theirs could not be decided. */
public interface ParkedContacts {

    /** Lets a contact go on: what waited is decided in order. Without effect when it is not parked. */
    void release(String corpId, String contactId);
}
