package dev.scrm.contact.contact;

import dev.scrm.platform.events.Slug;
import java.util.Arrays;
import java.util.Optional;

/** Who ended a relation. */
public enum EndedBy {
    /** The staff member deleted the customer. */
    STAFF,
    /** The customer deleted the staff member. */
    CUSTOMER,
    /** A transfer gave the customer to a colleague. */
    TRANSFER,
    /** The relation was found gone, and nobody told of it. */
    UNKNOWN;

    /** By its name on the wire. */
    public static Optional<EndedBy> of(String word) {
        return Arrays.stream(values()).filter(by -> by.word().equals(word)).findFirst();
    }

    /** Its name on the wire, such as {@code customer}. */
    public String word() {
        return Slug.of(this);
    }
}
