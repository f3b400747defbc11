/** Behaviours, their sources and types, and what could not be read, in MongoDB. */
@NullMarked
package dev.scrm.contact.behavior.mongo;

import org.jspecify.annotations.NullMarked;
