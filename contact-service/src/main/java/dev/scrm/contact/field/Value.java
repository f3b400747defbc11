package dev.scrm.contact.field;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What a field of a contact says. */
public sealed interface Value {
    /** As JSON has it: a string, a number, a boolean or a list of strings. */
    Object plain();

    /** A text, a date, a time, an address or the id of an option. */
    record Text(String text) implements Value {
        public Text {
            requireNonNull(text, "text");
        }

        @Override
        public Object plain() {
            return text;
        }
    }

    /** A number; equal ones are equal however they were written. */
    record Numeric(BigDecimal number) implements Value {
        private static final int MOST_DIGITS = 15;
        private static final int MOST_DECIMALS = 6;

        public Numeric {
            var stripped = number.stripTrailingZeros();
            number = stripped.scale() < 0 ? stripped.setScale(0) : stripped;
        }

        /** Empty when it has more digits than every system keeps. */
        static Optional<Numeric> of(BigDecimal number) {
            var stripped = number.stripTrailingZeros();
            // A few characters make an exponent of billions: counted, never written out.
            long wholeDigits = (long) stripped.precision() - stripped.scale();
            return wholeDigits <= MOST_DIGITS
                            && stripped.precision() <= MOST_DIGITS
                            && stripped.scale() <= MOST_DECIMALS
                    ? Optional.of(new Numeric(stripped))
                    : Optional.empty();
        }

        @Override
        public Object plain() {
            return number;
        }
    }

    /** Yes or no. */
    record Flag(boolean set) implements Value {
        @Override
        public Object plain() {
            return set;
        }
    }

    /** Ids of options, in the order in which the field has them. */
    record Choices(List<String> ids) implements Value {
        public Choices {
            ids = List.copyOf(ids);
        }

        @Override
        public Object plain() {
            return ids;
        }
    }
}
