package dev.scrm.gateway.erasure;

/**
 * How much there was of a contact before anything went.
 *
 * @param commands in the ledger, however they stand
 * @param undecided of these, those that waited or were on their way
 */
public record Found(long commands, long undecided, long differences, long announcements) {}
