package dev.scrm.contact.segment;

import static java.util.Objects.requireNonNull;

/** What is made of the behaviours of a window. */
public sealed interface Measure {
    /** How many there are. */
    record Count() implements Measure {}

    /** The sum of a number that they have; one that has none adds nothing. */
    record Sum(String property) implements Measure {
        public Sum {
            requireNonNull(property, "property");
        }
    }

    /** How many different values of a property there are; absent is none. */
    record Distinct(String property) implements Measure {
        public Distinct {
            requireNonNull(property, "property");
        }
    }
}
