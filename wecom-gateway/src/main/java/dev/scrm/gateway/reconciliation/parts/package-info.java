/** How each part of a corp is read, and what its things are called in events. */
@NullMarked
package dev.scrm.gateway.reconciliation.parts;

import org.jspecify.annotations.NullMarked;
