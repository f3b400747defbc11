/** Messages of customers on Kafka. */
@NullMarked
package dev.scrm.contact.keyword.kafka;

import org.jspecify.annotations.NullMarked;
