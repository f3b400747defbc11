/** How a service hears that a contact is to be erased, and answers what went: one implementation for all. */
@NullMarked
package dev.scrm.platform.messaging.erasure;

import org.jspecify.annotations.NullMarked;
