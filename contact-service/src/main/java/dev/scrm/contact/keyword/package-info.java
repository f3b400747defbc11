/** What customers say in chats that a corp listens for: lists of keywords, and a behaviour for each that is said. */
@NullMarked
package dev.scrm.contact.keyword;

import org.jspecify.annotations.NullMarked;
