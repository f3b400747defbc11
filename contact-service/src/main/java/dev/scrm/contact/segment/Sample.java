package dev.scrm.contact.segment;

import static java.util.Comparator.comparingLong;
import static java.util.Comparator.naturalOrder;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * A few of the people for whom a trial holds, from among all of them: everybody has a place that follows from the trial and from who they
 * are, and those with the lowest are named. So of samples of parts comes the sample of the whole, whoever was looked at first, and a
 * process that begins again finds the same.
 */
public final class Sample {
    private final Comparator<String> order;
    private final PriorityQueue<String> lowest;

    public Sample(String trialId) {
        this.order = order(trialId);
        this.lowest = new PriorityQueue<>(order.reversed());
    }

    private static Comparator<String> order(String trialId) {
        return comparingLong((String contactId) -> place(trialId, contactId)).thenComparing(naturalOrder());
    }

    /** Bits of both, mixed so that neighbours are none afterwards: the last steps of MurmurHash3. */
    private static long place(String trialId, String contactId) {
        long bits = ((long) trialId.hashCode() << Integer.SIZE) ^ contactId.hashCode();
        bits = (bits ^ (bits >>> 33)) * 0xFF51AFD7ED558CCDL;
        bits = (bits ^ (bits >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return bits ^ (bits >>> 33);
    }

    /** Takes somebody in, in place of the one with the highest place when there are enough. */
    public Sample add(String contactId) {
        lowest.add(contactId);
        if (lowest.size() > Trial.SAMPLE) {
            lowest.remove();
        }
        return this;
    }

    /** Names somebody no more; answers whether it did. Nobody takes the place. */
    public boolean remove(String contactId) {
        return lowest.remove(contactId);
    }

    Sample addAll(Collection<String> contactIds) {
        contactIds.forEach(this::add);
        return this;
    }

    public List<String> contactIds() {
        return lowest.stream().sorted(order).toList();
    }
}
