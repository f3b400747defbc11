/** Group chats of customers, as far as who is in which: WeCom has more of them, and this is no copy of it. */
@NullMarked
package dev.scrm.contact.group;

import org.jspecify.annotations.NullMarked;
