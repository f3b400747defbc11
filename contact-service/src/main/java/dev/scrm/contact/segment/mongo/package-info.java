/** Segments in MongoDB, with what partitions told of them and who belongs to which. */
@NullMarked
package dev.scrm.contact.segment.mongo;

import org.jspecify.annotations.NullMarked;
