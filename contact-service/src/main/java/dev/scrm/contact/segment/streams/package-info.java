/** Where people stand, kept by Kafka Streams: a store of people, what they did and when to look again, for each partition. */
@NullMarked
package dev.scrm.contact.segment.streams;

import org.jspecify.annotations.NullMarked;
