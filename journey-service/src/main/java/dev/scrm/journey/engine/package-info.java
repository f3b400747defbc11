/** The engine: one pure decision over everything it knows of a contact; what carries it is in the adapters. */
@NullMarked
package dev.scrm.journey.engine;

import org.jspecify.annotations.NullMarked;
