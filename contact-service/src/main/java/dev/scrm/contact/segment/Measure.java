package dev.scrm.contact.segment;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is made of the behaviours of a window. */
public sealed interface Measure {
    /** How many there are. */
    record Count() implements Measure {}

    /**
     * The sum of a number that they have; one that has none adds nothing, nor does one that says that it is in another currency.
     *
     * @param currency of ISO 4217; what says nothing is in yuan
     * @param less a type whose numbers are taken off, such as what was refunded; null for none
     */
    record Sum(String property, String currency, @Nullable String less) implements Measure {
        /** The currency of what names none. */
        public static final String YUAN = "CNY";

        private static final String CURRENCY = "currency";

        public Sum {
            requireNonNull(property, "property");
            requireNonNull(currency, "currency");
        }

        /** Of yuan, or of what has no currency; nothing is taken off. */
        public Sum(String property) {
            this(property, YUAN, null);
        }

        /** Names of the properties that it looks at. */
        Stream<String> properties() {
            return Stream.of(property, CURRENCY);
        }

        /** What a behaviour adds, less than nought where it takes off. */
        BigDecimal added(Occurrence occurrence) {
            var properties = occurrence.properties();
            if (!(properties.get(property) instanceof Number number)
                    || !currency.equals(properties.getOrDefault(CURRENCY, YUAN))) {
                return BigDecimal.ZERO;
            }
            var added = ValueTest.decimal(number);
            return occurrence.type().equals(less) ? added.negate() : added;
        }
    }

    /** How many different values of a property there are; absent is none. */
    record Distinct(String property) implements Measure {
        public Distinct {
            requireNonNull(property, "property");
        }
    }
}
