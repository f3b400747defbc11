/** The projection in MongoDB. */
@NullMarked
package dev.scrm.journey.instance.mongo;

import org.jspecify.annotations.NullMarked;
