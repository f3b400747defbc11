/** Audit records on their way into the chain. */
@NullMarked
package dev.scrm.contact.audit.kafka;

import org.jspecify.annotations.NullMarked;
