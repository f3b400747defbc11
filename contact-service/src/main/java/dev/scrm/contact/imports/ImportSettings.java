package dev.scrm.contact.imports;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much of a corp's imports is kept.
 *
 * @param atMost imports
 * @param rowsAtMost rows of all their files together
 */
@ConfigurationProperties("contact.imports")
record ImportSettings(
        @DefaultValue("200") int atMost,
        @DefaultValue("10000000") long rowsAtMost) {
    ImportSettings {
        if (atMost < 1) {
            throw new IllegalArgumentException("Expected contact.imports.at-most to be 1 at least, but got " + atMost);
        }
        if (rowsAtMost < 1) {
            throw new IllegalArgumentException(
                    "Expected contact.imports.rows-at-most to be 1 at least, but got " + rowsAtMost);
        }
    }

    KeptSum most() {
        return new KeptSum(atMost, rowsAtMost);
    }
}
