/** What a journey is: nodes and edges as data, in immutable versions. */
@NullMarked
package dev.scrm.journey.definition;

import org.jspecify.annotations.NullMarked;
