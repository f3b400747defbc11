/** What WeCom tells of group chats in, who joined and left out. */
@NullMarked
package dev.scrm.contact.group.kafka;

import org.jspecify.annotations.NullMarked;
