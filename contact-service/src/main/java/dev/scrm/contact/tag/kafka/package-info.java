/** What WeCom tells of its tags, and what it is asked. */
@NullMarked
package dev.scrm.contact.tag.kafka;

import org.jspecify.annotations.NullMarked;
