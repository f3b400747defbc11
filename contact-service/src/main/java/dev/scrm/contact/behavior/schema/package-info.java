/** The JSON Schemas of properties. */
@NullMarked
package dev.scrm.contact.behavior.schema;

import org.jspecify.annotations.NullMarked;
