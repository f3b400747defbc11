/** What WeCom tells about contacts in, what became of them out. */
@NullMarked
package dev.scrm.contact.contact.kafka;

import org.jspecify.annotations.NullMarked;
