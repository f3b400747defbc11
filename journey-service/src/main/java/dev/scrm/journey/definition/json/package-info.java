/** Definitions as JSON, and those that come with the service. */
@NullMarked
package dev.scrm.journey.definition.json;

import org.jspecify.annotations.NullMarked;
