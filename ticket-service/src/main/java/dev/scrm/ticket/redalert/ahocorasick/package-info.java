/** The words found by an Aho-Corasick automaton. */
@NullMarked
package dev.scrm.ticket.redalert.ahocorasick;

import org.jspecify.annotations.NullMarked;
