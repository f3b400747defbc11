package dev.scrm.contact.imports;

import dev.scrm.contact.contact.IdentityKey;
import dev.scrm.contact.contact.SaidAtOnce;
import dev.scrm.contact.contact.SaidOfPerson;
import java.util.List;

/**
 * What a row wants to be noted.
 *
 * @param keys under which the person is known, in the order in which they find people
 */
record Wish(int row, List<Named> keys, SaidAtOnce said) {
    /** @param onlyFinds when WeCom tells it itself, and nobody else may */
    record Named(IdentityKey key, boolean onlyFinds) {}

    Wish {
        keys = List.copyOf(keys);
    }

    /** What it makes of the person: under what WeCom tells itself nobody becomes known. */
    SaidOfPerson person() {
        return new SaidOfPerson(
                keys.stream()
                        .filter(named -> !named.onlyFinds())
                        .map(Named::key)
                        .toList(),
                said);
    }
}
