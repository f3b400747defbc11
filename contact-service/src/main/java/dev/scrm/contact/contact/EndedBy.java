package dev.scrm.contact.contact;

/** Who ended a relation. */
public enum EndedBy {
    /** The staff member deleted the customer. */
    STAFF,
    /** The customer deleted the staff member. */
    CUSTOMER,
    /** A transfer gave the customer to a colleague. */
    TRANSFER,
    /** The relation was found gone, and nobody told of it. */
    UNKNOWN
}
