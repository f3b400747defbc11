package dev.scrm.contact.field;

import static java.util.Comparator.comparingInt;

import java.util.Comparator;

/**
 * How much a value counts against others of the same field, noted when it is written. What was told under a later policy comes
 * before what was told under an earlier one, since ranks of two policies cannot be compared.
 *
 * @param policyRevision how often the field's policy was changed before
 * @param rank of the source under that policy; 0 is believed most
 */
public record Weight(int policyRevision, int rank) implements Comparable<Weight> {
    private static final Comparator<Weight> ORDER = comparingInt(Weight::policyRevision)
            .thenComparing(comparingInt(Weight::rank).reversed());

    @Override
    public int compareTo(Weight other) {
        return ORDER.compare(this, other);
    }
}
