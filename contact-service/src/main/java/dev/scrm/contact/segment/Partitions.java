package dev.scrm.contact.segment;

/** In how many partitions people are sorted. */
@FunctionalInterface
public interface Partitions {
    int count();
}
